import type { Refusal, RefusalCode } from '@passerelle/domain'
import { type Problem, problem } from '@passerelle/runtime'

/** The HTTP status of each expected "no". A new code breaks the build until it has its line here. */
export const REFUSAL_STATUS: Readonly<Record<RefusalCode, 403 | 404 | 409 | 412 | 422>> = {
  own_text: 403,
  not_allowed: 403,
  not_found: 404,
  unknown_segment: 404,
  wrong_state: 409,
  incomplete: 409,
  blocking_findings: 409,
  not_dismissible: 409,
  unknown_finding: 409,
  unconfirmed: 409,
  stale_revision: 409,
  external_id_taken: 409,
  not_publishable: 409,
  edit_conflict: 412,
  idempotency_mismatch: 422,
  unreadable_file: 422,
}

/** An expected "no" as problem details. */
export const refusalProblem = ({ code, message }: Refusal): Problem =>
  problem(REFUSAL_STATUS[code], code, message)
