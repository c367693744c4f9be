/** Why a file was not read: a stable code for programs, a sentence for people. Nothing of it may be used. */
export interface FileFault {
  readonly fault: FaultCode
  readonly message: string
}

export type FaultCode =
  | 'wrong_encoding'
  | 'not_well_formed'
  | 'document_type'
  | 'too_deep'
  | 'too_large'
  | 'not_xliff'
  | 'unknown_version'
  | 'invalid_xliff'
  | 'not_tmx'
  | 'not_tbx'
  | 'invalid_csv'

export const isFault = (value: object): value is FileFault => 'fault' in value

export const fault = (code: FaultCode, message: string): FileFault => ({ fault: code, message })
