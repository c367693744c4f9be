import type { Failure } from '@passerelle/domain'
import type { FailureKind } from '@passerelle/jobs'

/** Ends a job's try in an expected way: `kind` says whether there is another, `code` what it is called when there is none. */
export class JobFailure extends Error {
  readonly kind: FailureKind
  readonly code: Failure['code']
  /** How long the other side asked us to wait, in milliseconds. */
  readonly retryAfterMs: number | null

  constructor(
    kind: FailureKind,
    code: Failure['code'],
    message: string,
    options: { readonly retryAfterMs?: number; readonly cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause })
    this.name = 'JobFailure'
    this.kind = kind
    this.code = code
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}
