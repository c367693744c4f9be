import { REFUSAL_STATUS } from '@passerelle/assembly'
import { type Problem, problem } from '@passerelle/runtime'
import type { EditConflict } from '@passerelle/workflow'
import { presentTarget } from './present-target.ts'

/** What is there now, for an edit that came too late. */
export const conflictProblem = ({ version, current }: EditConflict): Problem =>
  problem(
    REFUSAL_STATUS.edit_conflict,
    'edit_conflict',
    "This segment was changed after you read it; look at 'current', then send your text again with its version.",
    { version, current: presentTarget(current) },
  )

/** One answer for what is absent and for what the asker may not see. */
export const NO_TRANSLATION = problem(
  404,
  'not_found',
  'There is no such translation, or it is in a language that is not yours.',
)

export const SIGN_IN_FIRST = problem(
  401,
  'unauthenticated',
  "Sign in, or send a token as 'Authorization: Bearer …'.",
)

export const NOT_A_REVIEWER = problem(403, 'not_allowed', 'Only reviewers and administrators may do this.')

export const IF_MATCH_NEEDED = problem(
  428,
  'precondition_required',
  "Say which version you have read: send the translation's version as 'If-Match'.",
)

export const IF_MATCH_UNREADABLE = problem(
  400,
  'invalid_if_match',
  '\'If-Match\' must be one version of the translation, such as "5".',
)

export const NOT_XML = problem(
  415,
  'unsupported_media_type',
  "Send the XLIFF file itself as the body, as 'application/xliff+xml'.",
)
