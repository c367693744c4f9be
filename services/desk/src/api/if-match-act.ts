import { refusalProblem } from '@passerelle/assembly'
import { isRefusal, type Refusal, type Translation, type TranslationId } from '@passerelle/domain'
import { type HttpReply, type HttpRequest, sendProblem } from '@passerelle/runtime'
import { personOf } from '../access.ts'
import type { DeskContext } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag, readIfMatch } from './if-match.ts'
import { IF_MATCH_UNREADABLE, NO_TRANSLATION } from './problems.ts'

/** The version that `If-Match` names, as the use cases take it. */
export type Expected = { readonly expectedVersion?: number }

export interface ActOn<Result> {
  /** The translation's id as the path has it. */
  readonly id: string
  readonly work: (id: TranslationId, expected: Expected) => Promise<Result | Refusal>
  /** The answer's body, and the translation whose version is its entity tag. */
  readonly answer: (result: Result) => { readonly translation: Translation; readonly body: object }
}

/** Acts on a translation that the person may see, on the version that `If-Match` names; answers with the new one, or a problem. */
export async function actOn<Result extends object>(
  { views }: DeskContext,
  request: HttpRequest,
  reply: HttpReply,
  { id, work, answer }: ActOn<Result>,
): Promise<HttpReply> {
  const view = await visibleTranslation(views, personOf(request), id)
  if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
  const expected = readIfMatch(request.headers['if-match'])
  if (expected.given === 'nonsense') return sendProblem(reply, IF_MATCH_UNREADABLE)
  const result = await work(
    view.translation.id,
    expected.given === 'version' ? { expectedVersion: expected.version } : {},
  )
  if (isRefusal(result)) return sendProblem(reply, refusalProblem(result))
  const { translation, body } = answer(result)
  return reply.header('etag', entityTag(translation.version)).send(body)
}
