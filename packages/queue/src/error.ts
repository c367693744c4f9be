/**
 * `queue_unreachable`: the server does not answer. `queue_missing`: the database holds no queue yet (or no longer); run
 * `migrateQueue`. `queue_unfit`: the server answers but must not be used as it is.
 */
export type QueueErrorCode = 'queue_unreachable' | 'queue_missing' | 'queue_unfit'

/** The queue can't be used: one sentence that says what happened and what to do. */
export class QueueError extends Error {
  readonly code: QueueErrorCode

  constructor(code: QueueErrorCode, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'QueueError'
    this.code = code
  }
}

// What PostgreSQL answers when the schema, a table or a function of the queue is gone.
const GONE = new Set(['3F000', '42P01', '42883', '42704'])

const codeOf = (error: unknown): unknown =>
  typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined

/** Whether an error means that the queue's tables are not there, so that `migrate` puts it right. */
export const isQueueMissing = (error: unknown): boolean => {
  if (error instanceof QueueError) return error.code === 'queue_missing'
  if (error instanceof Error && error.name === 'SchemaMigrationRequiredError') return true
  // What a plan kept by the connection says of a function that is gone.
  if (codeOf(error) === 'XX000') return messageOf(error).startsWith('cache lookup failed')
  return GONE.has(String(codeOf(error)))
}

/** The sentence of an error, safe to store and to log: NUL and lone surrogates replaced, one line, at most 500 characters. */
export function messageOf(error: unknown): string {
  const text = error instanceof Error ? error.message || (codeOf(error) ?? error.name) : error
  return String(text)
    .toWellFormed()
    .replaceAll('\0', '\uFFFD')
    .replaceAll(/\s+/g, ' ')
    .slice(0, 500)
    .toWellFormed()
}
