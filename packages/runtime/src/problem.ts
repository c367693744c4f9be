import { STATUS_CODES } from 'node:http'

/** One wrong field of a request, named twice: for people, and as a JSON Pointer (RFC 6901) for programs. */
export interface FieldError {
  /** `sections.results`, `topics.3`; empty for the document as a whole. */
  readonly field: string
  readonly pointer: string
  readonly message: string
}

/** An error as it leaves the server (RFC 9457 problem details), with a stable code for programs. */
export interface Problem {
  readonly type: 'about:blank'
  readonly status: number
  readonly title: string
  readonly code: string
  /** What happened and what to do, in one sentence. */
  readonly detail: string
  readonly errors?: readonly FieldError[]
  /** Further members, as RFC 9457 allows; they are named where they are given. */
  readonly [extension: string]: unknown
}

/**
 * Makes a problem: the HTTP status, a stable code and one sentence; `more` adds members such as `errors`.
 */
export const problem = (
  status: number,
  code: string,
  detail: string,
  more: Readonly<Record<string, unknown>> = {},
): Problem => ({ ...more, type: 'about:blank', status, title: STATUS_CODES[status] ?? 'Error', code, detail })

/** A problem on its way up, from places that can only throw. */
export class ProblemError extends Error {
  readonly problem: Problem
  readonly statusCode: number
  readonly code: string

  constructor(cause: Problem) {
    super(cause.detail)
    this.name = 'ProblemError'
    this.problem = cause
    this.statusCode = cause.status
    this.code = cause.code
  }
}
