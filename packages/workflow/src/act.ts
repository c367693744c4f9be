import {
  type Act,
  type Actor,
  type Decision,
  decide,
  isRefusal,
  isUnconfirmed,
  may,
  type PersonId,
  type Refusal,
  type ReviewPolicy,
  type ReviewSubject,
  refuse,
  standingErrors,
  type TargetSegment,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import type { Deps } from './deps.ts'
import type { StoredTarget, Tx } from './ports/index.ts'

/** A translation under its case's lock, with its targets. */
export interface Locked {
  readonly translation: Translation
  readonly targets: readonly StoredTarget[]
}

/** Locks a translation's case and reads the translation as it is now; undefined when there is none. */
export async function lockTranslation(tx: Tx, id: TranslationId): Promise<Locked | undefined> {
  const found = await tx.translations.get(id)
  if (found === undefined) return undefined
  await tx.cases.lock(found.caseId)
  const translation = await tx.translations.get(id)
  return translation === undefined ? undefined : { translation, targets: await tx.translations.targets(id) }
}

/** The same for a person: what they may not see is not there. */
export async function lockForPerson(tx: Tx, id: TranslationId, actor: Actor): Promise<Locked | Refusal> {
  const locked = await lockTranslation(tx, id)
  if (locked === undefined || !may.readTranslation(actor, locked.translation.target))
    return refuse('not_found', 'There is no such translation, or it is not yours to see.')
  return locked
}

/** What the review rules look at, taken from a translation and its targets. */
export const subjectOf = ({ translation, targets }: Locked, policy: ReviewPolicy): ReviewSubject => ({
  state: translation.state,
  target: translation.target,
  writers: targets.flatMap(writerOf),
  missing: targets.filter((target) => target.state === 'initial').length,
  errors: targets.flatMap((target) => standingErrors(target.findings, policy)).length,
  unconfirmed: targets.filter(isUnconfirmed).length,
})

/** Whose words stand in a target: words that a second person has approved before count no longer as somebody's own. */
export const writerOf = ({ state, origin }: TargetSegment): readonly PersonId[] =>
  state === 'translated' && origin?.type === 'human' ? [origin.by] : []

/** Asks the review rules. */
export const decideOn = (deps: Deps, locked: Locked, act: Act, actor: Actor): Decision | Refusal =>
  decide(subjectOf(locked, deps.policy), act, actor, deps.policy)

/** What a decision leaves behind besides the state. */
export interface Outcome {
  readonly approval?: Pick<Translation, 'approvedBy' | 'approvedAt'>
  readonly lease?: string | null
}

/**
 * Writes a decision: the translation with its next state, and the events that say so. An approval that is taken back takes its
 * translations from the memory with it.
 */
export async function record(
  deps: Deps,
  tx: Tx,
  translation: Translation,
  decision: Decision,
  actor: Actor,
  { approval, lease }: Outcome = {},
): Promise<Translation> {
  const at = deps.now()
  // A newer revision takes nothing back; an edit, a request or a block of an approved text does.
  if (isApproved(translation) && !isApproved(decision) && decision.state !== 'stale')
    await tx.memory.withdraw(translation.id)
  const saved = await tx.translations.save(withDecision(translation, decision, approval), at, lease)
  for (const event of decision.events)
    await tx.events.append({ caseId: translation.caseId, translationId: translation.id, actor, event }, at)
  return saved
}

const isApproved = ({ state }: Pick<Translation, 'state'>): boolean =>
  state === 'approved' || state === 'published'

function withDecision(
  translation: Translation,
  decision: Decision,
  approval: Outcome['approval'],
): Translation {
  const { state, block, ...rest } = { ...translation, ...approval }
  return decision.state === 'blocked'
    ? { ...rest, state: decision.state, block: decision.block }
    : { ...rest, state: decision.state, block: null }
}

/** Decides and writes in one go, for acts that do nothing else. */
export async function perform(
  deps: Deps,
  tx: Tx,
  locked: Locked,
  act: Act,
  actor: Actor,
  outcome?: Outcome,
): Promise<Translation | Refusal> {
  const decision = decideOn(deps, locked, act, actor)
  if (isRefusal(decision)) return decision
  return record(deps, tx, locked.translation, decision, actor, outcome)
}
