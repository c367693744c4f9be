import {
  type Act,
  type Actor,
  type Finding,
  isRefusal,
  type Refusal,
  refuse,
  type SegmentKey,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { decideOn, lockForPerson, record } from './act.ts'
import { estimatedTarget } from './check-target.ts'
import type { Deps } from './deps.ts'
import type { StoredTarget, Tx } from './ports/index.ts'
import { cleanText } from './text.ts'

/** Which finding: all of a check in a segment, or the one with this very message. */
export interface FindingAddress {
  readonly translationId: TranslationId
  readonly key: SegmentKey
  readonly check: string
  readonly message?: string
}

export interface DismissFindingProps extends FindingAddress {
  readonly actor: Actor
  readonly reason: string
  /** The translation's version that the person had before them; a segment that changed since refuses with `edit_conflict`. */
  readonly expectedVersion?: number
}

export interface JudgedSegment {
  readonly translation: Translation
  readonly segment: StoredTarget
}

/** One of the two judgements: which findings it is about, as which act, and how it is written. */
interface Judgement {
  readonly about: (finding: Finding) => boolean
  readonly act: (finding: Finding) => Act
  readonly write: (tx: Tx, target: StoredTarget, finding: Finding) => Promise<void>
}

/**
 * Puts findings of a segment aside, with a reason. It holds for these findings on this very text: once the text changes, what the
 * checks find in it stands again. Refuses with `not_dismissible` what the policy keeps, `unknown_finding` where none stands, and as
 * the review rules say.
 */
export function dismissFinding(
  deps: Deps,
  { reason: given, ...props }: DismissFindingProps,
): Promise<JudgedSegment | Refusal> {
  const { actor, translationId, key } = props
  const reason = cleanText(given)
  return judge(deps, props, {
    about: ({ dismissed }) => dismissed === undefined,
    act: (finding) => ({ type: 'dismiss', key, finding, reason }),
    write: async (tx, { target }, { check, message }) => {
      if (actor.kind !== 'person') return
      const at = deps.now().toISOString()
      await tx.dismissals.put(translationId, key, { check, message, target, by: actor.id, at, reason })
    },
  })
}

/** Takes dismissals back: the findings stand again. Refuses as `dismissFinding` does. */
export function undoDismissal(
  deps: Deps,
  props: Omit<DismissFindingProps, 'reason'>,
): Promise<JudgedSegment | Refusal> {
  const { translationId, key } = props
  return judge(deps, props, {
    about: ({ dismissed }) => dismissed !== undefined,
    act: ({ check }) => ({ type: 'undismiss', key, check }),
    write: (tx, { target }, { check, message }) =>
      tx.dismissals.remove(translationId, key, { check, message, target }),
  })
}

async function judge(
  deps: Deps,
  { actor, translationId, key, check, message, expectedVersion }: Omit<DismissFindingProps, 'reason'>,
  { about, act, write }: Judgement,
): Promise<JudgedSegment | Refusal> {
  return deps.store.write(async (tx) => {
    const locked = await lockForPerson(tx, translationId, actor)
    if (isRefusal(locked)) return locked
    const current = locked.targets.find((target) => target.key === key)
    if (current === undefined || current.state === 'initial')
      return refuse('unknown_segment', 'This translation has no such segment with a text.')
    const meant = current.findings.filter(
      (finding) =>
        finding.check === check && (message === undefined || finding.message === message) && about(finding),
    )
    const [first] = meant
    if (first === undefined)
      return refuse('unknown_finding', `No finding of '${check}' stands there to be judged; read it again.`)
    if (expectedVersion !== undefined && current.version > expectedVersion)
      return refuse(
        'edit_conflict',
        'The segment has changed since you read it. Look at it again, then decide.',
      )
    const decisions = meant.map((finding) => decideOn(deps, locked, act(finding), actor))
    const refused = decisions.find(isRefusal)
    if (refused !== undefined) return refused
    for (const finding of meant) await write(tx, current, finding)
    const events = decisions.flatMap((decision) => (isRefusal(decision) ? [] : decision.events))
    const decision = decideOn(deps, locked, act(first), actor)
    if (isRefusal(decision)) return decision
    const translation = await record(deps, tx, locked.translation, { ...decision, events }, actor)
    return { translation, segment: await estimatedAnew(tx, translation, key) }
  })
}

/** Estimates a target anew by the findings that stand. No word was changed, so who is writing in this segment is not disturbed. */
async function estimatedAnew(
  tx: Tx,
  { id, revisionId }: Translation,
  key: SegmentKey,
): Promise<StoredTarget> {
  const target = (await tx.translations.targets(id)).find((candidate) => candidate.key === key)
  const segment = (await tx.documents.get(revisionId))?.segments.find((candidate) => candidate.key === key)
  if (target === undefined || segment === undefined) throw new Error(`The segment ${key} is gone.`)
  const estimated = estimatedTarget(segment, target)
  await tx.translations.putTargets(id, [estimated], target.version)
  return estimated
}
