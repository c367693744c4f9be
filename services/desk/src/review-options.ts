import {
  type Act,
  type Actor,
  decide,
  isRefusal,
  isUnconfirmed,
  type Refusal,
  type ReviewPolicy,
  segmentKey,
  standingErrors,
} from '@passerelle/domain'
import { type SegmentView, subjectOf, type TranslationView, writerOf } from '@passerelle/workflow'

/** What a person can do with a translation now: null where they can, else why not. */
export interface ReviewOptions {
  readonly edit: Refusal | null
  /** Dismissing findings, restoring them, confirming targets. */
  readonly judge: Refusal | null
  readonly approve: Refusal | null
  readonly requestChanges: Refusal | null
  readonly retry: Refusal | null
  /** Segments that have no target, hold an error that stands, wait to be confirmed, that the reader wrote: where the obstacles are. */
  readonly missing: readonly SegmentView[]
  readonly faulty: readonly SegmentView[]
  readonly unconfirmed: readonly SegmentView[]
  readonly own: readonly SegmentView[]
}

/** Asks the review rules themselves about each act, so that the page never offers what the pipeline would refuse. */
export function reviewOptions(view: TranslationView, actor: Actor, policy: ReviewPolicy): ReviewOptions {
  const { translation, items } = view
  const subject = subjectOf({ translation, targets: items.map(({ target }) => target) }, policy)
  const why = (act: Act): Refusal | null => {
    const decision = decide(subject, act, actor, policy)
    return isRefusal(decision) ? decision : null
  }
  return {
    edit: why({ type: 'edit', key: items[0]?.key ?? segmentKey('') }),
    judge: why({ type: 'confirm', key: items[0]?.key ?? segmentKey('') }),
    approve: why({ type: 'approve' }),
    requestChanges: why({ type: 'request-changes', comment: '' }),
    retry: why({ type: 'retry' }),
    missing: items.filter(({ target }) => target.state === 'initial'),
    faulty: items.filter(({ target }) => standingErrors(target.findings, policy).length > 0),
    unconfirmed: items.filter(({ target }) => isUnconfirmed(target)),
    own: items.filter(({ target }) => actor.kind === 'person' && writerOf(target).includes(actor.id)),
  }
}
