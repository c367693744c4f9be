import { type Block, isRefusal, SYSTEM, type Translation, translationId } from '@passerelle/domain'
import type { PayloadOf } from '@passerelle/jobs'
import { type Locked, lockTranslation, perform } from './act.ts'
import { addMissingTargets } from './add-targets.ts'
import { currentChecking } from './check-target.ts'
import type { Deps, WithEngines } from './deps.ts'
import { type Begun, lockLeased } from './draft-lease.ts'
import { asJobFailure, type DraftFailure } from './engine-draft.ts'
import { fillFromEngines } from './fill-from-engines.ts'
import { fillFromMemory } from './fill-from-memory.ts'

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
  const failure = await fillFromEngines(deps, begun, missing)
  if (failure !== null && !('none' in failure) && failure.kind !== 'quota') throw asJobFailure(failure)
  await finish(deps, begun, failure)
}

async function begin(deps: Deps, payload: PayloadOf<'draft-translation'>): Promise<Begun | undefined> {
  const lease = deps.newId()
  const checking = await currentChecking(deps)
  return deps.store.write(async (tx) => {
    const locked = await lockTranslation(tx, translationId(payload.translationId))
    if (locked === undefined) return undefined
    const queued =
      locked.translation.block?.reason === 'budget'
        ? await perform(deps, tx, locked, { type: 'resume' }, SYSTEM)
        : locked.translation
    if (isRefusal(queued)) return undefined
    const open = { ...locked, translation: queued }
    const translation = await perform(deps, tx, open, { type: 'start-draft' }, SYSTEM, { lease })
    // Reviewed, superseded or blocked in the meantime: there is nothing to draft any more.
    if (isRefusal(translation)) return undefined
    const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
    const added = await addMissingTargets(checking, tx, translation, locked, deps.now(), segments)
    const filled = [...locked.targets, ...added].filter((target) => target.state !== 'initial')
    return { translation, segments, done: new Set(filled.map((target) => target.key)), lease }
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
        message: `${failure.message} Translate it by hand, or retry when there is more; without that it goes on by itself next month.`,
      }
