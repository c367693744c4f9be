/** An expected "no": a stable code for programs, a sentence for people. */
export interface Refusal {
  readonly refused: true
  readonly code: RefusalCode
  readonly message: string
}

export type RefusalCode =
  | 'not_found'
  | 'not_allowed'
  | 'wrong_state'
  | 'own_text'
  | 'incomplete'
  | 'blocking_findings'
  | 'not_dismissible'
  | 'unknown_finding'
  | 'unconfirmed'
  | 'stale_revision'
  | 'edit_conflict'
  | 'unknown_segment'
  | 'external_id_taken'
  | 'idempotency_mismatch'
  | 'not_publishable'
  | 'unreadable_file'

export const refuse = (code: RefusalCode, message: string): Refusal => ({ refused: true, code, message })

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refused' in value && value.refused === true
