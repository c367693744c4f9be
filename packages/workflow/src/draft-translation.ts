import {
  type Block,
  fromMachine,
  isRefusal,
  type Origin,
  type Segment,
  type SegmentKey,
  SYSTEM,
  type TargetSegment,
  type Translation,
  translationId,
} from '@passerelle/domain'
import type { PayloadOf } from '@passerelle/jobs'
import { applyMatches, matchKey } from '@passerelle/memory'
import { check } from '@passerelle/quality'
import { type Locked, lockTranslation, perform } from './act.ts'
import type { Deps, WithEngines } from './deps.ts'
import { asJobFailure, type DraftFailure, draftWithEngines, type EngineText } from './engine-draft.ts'
import type { MemoryUnit, Tx } from './ports/index.ts'

/** A draft begun: which segments there are, which have a target, and the lease that lets this attempt write. */
interface Begun {
  readonly translation: Translation
  readonly segments: readonly Segment[]
  readonly done: ReadonlySet<SegmentKey>
  readonly lease: string
}

/**
 * Fills a translation: what earlier revisions have for the same segments, then exact matches of the memory, then an engine
 * for the rest. Every answer is kept as it comes, so that another try asks only for what is missing.
 * Ends in review, or blocked with the reason. Throws `JobFailure` when another try is due.
 */
export async function draftTranslation(
  deps: Deps & WithEngines,
  payload: PayloadOf<'draft-translation'>,
): Promise<void> {
  const begun = await begin(deps, payload)
  if (begun === undefined) return
  const missing = await fillFromMemory(deps, begun)
  const failure = missing.length === 0 ? null : await fillFromEngines(deps, begun, missing)
  if (failure !== null && !('none' in failure) && failure.kind !== 'quota') throw asJobFailure(failure)
  await finish(deps, begun, failure)
}

async function begin(deps: Deps, payload: PayloadOf<'draft-translation'>): Promise<Begun | undefined> {
  const lease = deps.newId()
  return deps.store.write(async (tx) => {
    const locked = await lockTranslation(tx, translationId(payload.translationId))
    if (locked === undefined) return undefined
    const translation = await perform(deps, tx, locked, { type: 'start-draft' }, SYSTEM, { lease })
    // Reviewed, superseded or blocked in the meantime: there is nothing to draft any more.
    if (isRefusal(translation)) return undefined
    const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
    const added = await addMissingTargets(tx, translation, locked, segments)
    const filled = [...locked.targets, ...added].filter((target) => target.state !== 'initial')
    return { translation, segments, done: new Set(filled.map((target) => target.key)), lease }
  })
}

/**
 * Adds a target for every segment that has none yet: that of an earlier revision where its source is the same, else an
 * empty one. Returns what it added.
 */
export async function addMissingTargets(
  tx: Tx,
  translation: Translation,
  locked: Locked,
  segments?: readonly Segment[],
): Promise<readonly TargetSegment[]> {
  const all = segments ?? (await tx.documents.get(translation.revisionId))?.segments ?? []
  const known = new Set(locked.targets.map((target) => target.key))
  const fresh = all.filter((segment) => !known.has(segment.key))
  if (fresh.length === 0) return []
  const { caseId, target, revisionId } = translation
  const earlier = await tx.translations.earlierTargets(caseId, target, revisionId)
  const added = fresh.map(({ key, source }): TargetSegment => {
    const before = earlier.get(key)
    if (before === undefined || before.source !== source || before.state === 'initial')
      return { key, state: 'initial', target: '', origin: null, findings: [] }
    return {
      key,
      state: before.state,
      target: before.target,
      origin: before.origin,
      findings: before.findings,
    }
  })
  await tx.translations.putTargets(translation.id, added, translation.version)
  return added
}

/** Units of one key that are looked at; a newer one with other codes must not hide an older one that fits. */
const CANDIDATES_PER_KEY = 8

async function fillFromMemory(deps: Deps, begun: Begun): Promise<readonly Segment[]> {
  const missing = begun.segments.filter((segment) => !begun.done.has(segment.key))
  if (missing.length === 0) return []
  const { source, target } = begun.translation
  const keys = [...new Set(missing.map((segment) => matchKey(segment.source)))]
  const units = await deps.store.memoryUnits(source, target, keys, CANDIDATES_PER_KEY)
  const matches = applyMatches(missing, units.map(candidateOf))
  const at = deps.now().toISOString()
  const reused = missing.flatMap((segment, index) => {
    const match = matches.get(index)
    return match === undefined
      ? []
      : [targetOf(begun.translation, segment, match.target, reuseOf(match.unit, at))]
  })
  await keep(deps, begun, reused)
  return missing.filter((_, index) => !matches.has(index))
}

const candidateOf = (unit: MemoryUnit & { readonly approvedAt: string }) => ({
  source: unit.sourceText,
  target: unit.targetText,
  from: fromMachine(unit.origin) ? ('mt' as const) : ('human' as const),
  approvedAt: unit.approvedAt,
  unit,
})

const reuseOf = ({ origin }: MemoryUnit, at: string): Origin => ({
  type: 'tm',
  match: 'exact',
  from: fromMachine(origin) ? 'mt' : 'human',
  ...('engine' in origin && origin.engine !== undefined ? { engine: origin.engine } : {}),
  at,
})

/** Repeated sentences are asked for once. */
async function fillFromEngines(
  deps: Deps & WithEngines,
  begun: Begun,
  missing: readonly Segment[],
): Promise<DraftFailure | null> {
  const { id, source, target } = begun.translation
  return draftWithEngines(deps, {
    translationId: id,
    source,
    target,
    texts: [...new Set(missing.map((segment) => segment.source))],
    keep: (drafts) =>
      keep(
        deps,
        begun,
        missing.flatMap((segment) => {
          const draft = drafts.get(segment.source)
          if (draft === undefined || draft.text.trim() === '') return []
          return [targetOf(begun.translation, segment, draft.text, machineOrigin(draft, deps.now()))]
        }),
      ),
  })
}

const machineOrigin = ({ engine, model, via }: EngineText, at: Date): Origin => ({
  type: 'mt',
  engine,
  ...(model === undefined ? {} : { model }),
  ...(via === undefined ? {} : { via }),
  at: at.toISOString(),
})

const targetOf = (
  translation: Translation,
  segment: Segment,
  target: string,
  origin: Origin,
): TargetSegment => ({
  key: segment.key,
  state: 'translated',
  target,
  origin,
  findings: check({
    source: segment.source,
    target,
    sourceLanguage: translation.source,
    targetLanguage: translation.target,
  }),
})

/** Another attempt has taken over, or the source has moved on: whatever this one brings is too late. */
class LeaseLost extends Error {}

async function lockLeased(tx: Tx, { translation, lease }: Begun): Promise<Locked> {
  const locked = await lockTranslation(tx, translation.id)
  if (locked?.translation.state !== 'drafting' || (await tx.translations.lease(translation.id)) !== lease)
    throw new LeaseLost('Another attempt at this translation has taken over.')
  return locked
}

async function keep(deps: Deps, begun: Begun, targets: readonly TargetSegment[]): Promise<void> {
  if (targets.length === 0) return
  await deps.store.write(async (tx) => {
    const { translation } = await lockLeased(tx, begun)
    const saved = await tx.translations.save(translation, deps.now())
    await tx.translations.putTargets(translation.id, targets, saved.version)
  })
}

async function finish(deps: Deps, begun: Begun, failure: DraftFailure | null): Promise<void> {
  await deps.store.write(async (tx) => {
    const locked = await lockLeased(tx, begun)
    const act = { type: 'finish-draft', engine: engineOf(locked), segments: locked.targets.length } as const
    const translation = await perform(
      deps,
      tx,
      locked,
      failure === null ? act : { type: 'block', block: blockOf(begun.translation, failure) },
      SYSTEM,
      { lease: null },
    )
    if (isRefusal(translation)) throw new Error(`The draft could not be finished: ${translation.message}`)
    await tx.outbox.add([{ name: 'assign-reviewer', payload: { translationId: translation.id } }])
  })
}

function engineOf({ targets }: Locked): string | null {
  const machine = targets.find(({ origin }) => origin?.type === 'mt')?.origin
  return machine?.type === 'mt' ? machine.engine : null
}

const blockOf = ({ source, target }: Translation, failure: DraftFailure): Block =>
  'none' in failure
    ? {
        reason: 'no_engine',
        message: `No engine here translates from '${source}' to '${target}'. Translate it by hand, or configure an engine and retry.`,
      }
    : {
        reason: 'budget',
        message: `${failure.message} Translate it by hand, or retry when there is quota again.`,
      }

/** True for the quiet end of an attempt that another one has overtaken. */
export const wasOvertaken = (error: unknown): boolean => error instanceof LeaseLost
