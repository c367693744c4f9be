import type { Event } from './event.ts'
import type { Finding } from './finding.ts'
import type { PersonId, SegmentKey } from './ids.ts'
import type { Locale } from './locale.ts'
import { may } from './permission.ts'
import type { Actor } from './person.ts'
import { isDismissible, type ReviewPolicy } from './policy.ts'
import { type Refusal, refuse } from './refusal.ts'
import type { Block, TranslationState } from './translation.ts'

/** What can be done to a translation. */
export type Act =
  | { readonly type: 'start-draft' }
  | { readonly type: 'finish-draft'; readonly engine: string | null; readonly segments: number }
  | { readonly type: 'block'; readonly block: Block }
  | { readonly type: 'retry' }
  | { readonly type: 'resume' }
  | { readonly type: 'edit'; readonly key: SegmentKey }
  | {
      readonly type: 'dismiss'
      readonly key: SegmentKey
      readonly finding: Pick<Finding, 'check' | 'severity'>
      readonly reason: string
    }
  | { readonly type: 'undismiss'; readonly key: SegmentKey; readonly check: string }
  | { readonly type: 'confirm'; readonly key: SegmentKey }
  | { readonly type: 'request-changes'; readonly comment: string }
  | { readonly type: 'approve' }
  | { readonly type: 'publish'; readonly number: number }
  | { readonly type: 'supersede' }

/** What a decision looks at, and nothing else. */
export interface ReviewSubject {
  readonly state: TranslationState
  readonly target: Locale
  /** Persons whose words stand in a target now. */
  readonly writers: readonly PersonId[]
  /** Segments without a target. */
  readonly missing: number
  /** Findings of severity `error` that stand, over all segments: not dismissed, or not to be dismissed by the policy of now. */
  readonly errors: number
  /** Segments whose target was carried over a mended slip of the source and waits for a person's word. */
  readonly unconfirmed: number
}

export type Decision = { readonly events: readonly Event[] } & (
  | { readonly state: 'blocked'; readonly block: Block }
  | { readonly state: Exclude<TranslationState, 'blocked'>; readonly block: null }
)

type ActType = Act['type']

/** From which states an act is possible, where it leads, and whose act it is. */
const TABLE = {
  'start-draft': { by: 'system', from: ['queued', 'drafting'], to: 'drafting' },
  'finish-draft': { by: 'system', from: ['drafting'], to: 'in_review' },
  // An approved text that can't be put together again goes back to a person.
  block: { by: 'system', from: ['queued', 'drafting', 'approved'], to: 'blocked' },
  publish: { by: 'system', from: ['approved'], to: 'published' },
  supersede: {
    by: 'system',
    from: ['queued', 'drafting', 'in_review', 'approved', 'published', 'changes_requested', 'blocked'],
    to: 'stale',
  },
  retry: { by: 'person', from: ['blocked'], to: 'queued' },
  // What a budget stopped goes on by itself when its month is over.
  resume: { by: 'system', from: ['blocked'], to: 'queued' },
  // An edit of a page that is live re-opens its review; the live version stays as it is.
  edit: {
    by: 'person',
    from: ['in_review', 'changes_requested', 'blocked', 'approved', 'published'],
    to: 'in_review',
  },
  // Judgements about a text that change no word of it: the state stays what it was.
  dismiss: { by: 'person', from: ['in_review', 'changes_requested'], to: null },
  undismiss: { by: 'person', from: ['in_review', 'changes_requested'], to: null },
  confirm: { by: 'person', from: ['in_review', 'changes_requested'], to: null },
  'request-changes': { by: 'person', from: ['in_review'], to: 'changes_requested' },
  approve: { by: 'person', from: ['in_review', 'changes_requested'], to: 'approved' },
} as const satisfies Record<
  ActType,
  { by: 'system' | 'person'; from: readonly TranslationState[]; to: TranslationState | null }
>

/** The findings that stand in the way of an approval: errors, but those dismissed that this policy lets a person dismiss. */
export const standingErrors = (findings: readonly Finding[], policy: ReviewPolicy): readonly Finding[] =>
  findings.filter(
    (finding) =>
      finding.severity === 'error' && !(finding.dismissed !== undefined && isDismissible(finding, policy)),
  )

/**
 * The one place where a translation's state changes: its next state with the events that say so, or a refusal.
 * Total over states, acts and actors.
 */
export function decide(
  subject: ReviewSubject,
  act: Act,
  actor: Actor,
  policy: ReviewPolicy,
): Decision | Refusal {
  const { by, from }: { by: string; from: readonly TranslationState[] } = TABLE[act.type]
  if (by === 'system' ? actor.kind !== 'system' : !may.decideTranslation(actor, subject.target))
    return refuse('not_allowed', `Your role does not let you do this in '${subject.target}'.`)
  if (subject.state === 'stale')
    return refuse(
      'stale_revision',
      'The source has a newer revision; work goes on in the translation of that one.',
    )
  if (!from.includes(subject.state))
    return refuse('wrong_state', `This can't be done while the translation is '${subject.state}'.`)
  const obstacle = obstacleTo(act, subject, actor, policy)
  if (obstacle !== null) return obstacle
  const events = [eventOf(act)]
  if (act.type === 'block') return { state: 'blocked', block: act.block, events }
  const stays = subject.state === 'changes_requested' ? 'changes_requested' : 'in_review'
  return { state: TABLE[act.type].to ?? stays, block: null, events }
}

function obstacleTo(act: Act, subject: ReviewSubject, actor: Actor, policy: ReviewPolicy): Refusal | null {
  if (act.type === 'approve') return obstacleToApproval(subject, actor, policy)
  if (act.type === 'dismiss' && !isDismissible(act.finding, policy))
    return refuse(
      'not_dismissible',
      `An error of the check '${act.finding.check}' can't be dismissed here. Mend the segment.`,
    )
  return null
}

function obstacleToApproval(subject: ReviewSubject, actor: Actor, policy: ReviewPolicy): Refusal | null {
  if (subject.missing > 0)
    return refuse(
      'incomplete',
      `${subject.missing} segment(s) have no translation yet. Fill them, then approve.`,
    )
  if (subject.errors > 0)
    return refuse(
      'blocking_findings',
      `${subject.errors} finding(s) of severity 'error' stand in the way. Mend those segments, then approve.`,
    )
  if (subject.unconfirmed > 0)
    return refuse(
      'unconfirmed',
      `${subject.unconfirmed} segment(s) kept their translation over a slip that was mended in the source. Confirm or edit them, then approve.`,
    )
  const own = actor.kind === 'person' && subject.writers.includes(actor.id)
  if (policy.fourEyes === 'changed' && own)
    return refuse('own_text', 'You wrote part of this text, so another person has to approve it.')
  return null
}

function eventOf(act: Act): Event {
  switch (act.type) {
    case 'start-draft':
      return { type: 'drafting-started' }
    case 'finish-draft':
      return { type: 'drafted', engine: act.engine, segments: act.segments }
    case 'block':
      return { type: 'blocked', reason: act.block.reason }
    case 'retry':
    case 'resume':
      return { type: 'draft-retried' }
    case 'edit':
      return { type: 'segment-edited', key: act.key }
    case 'dismiss':
      return {
        type: 'finding-dismissed',
        key: act.key,
        check: act.finding.check,
        severity: act.finding.severity,
        reason: act.reason,
      }
    case 'undismiss':
      return { type: 'dismissal-undone', key: act.key, check: act.check }
    case 'confirm':
      return { type: 'target-confirmed', key: act.key }
    case 'request-changes':
      return { type: 'changes-requested', comment: act.comment }
    case 'approve':
      return { type: 'approved' }
    case 'publish':
      return { type: 'translation-published', number: act.number }
    case 'supersede':
      return { type: 'superseded' }
  }
}
