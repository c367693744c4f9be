import type { Segment, SegmentKey, TargetSegment, Translation } from '@passerelle/domain'
import { type Locked, lockTranslation } from './act.ts'
import type { Deps } from './deps.ts'
import type { Tx } from './ports/index.ts'

/** A draft begun: which segments there are, which have a target, and the lease that lets this attempt write. */
export interface Begun {
  readonly translation: Translation
  readonly segments: readonly Segment[]
  readonly done: ReadonlySet<SegmentKey>
  readonly lease: string
}

/** Another attempt has taken over, or the source has moved on: whatever this one brings is too late. */
class LeaseLost extends Error {}

/** Locks the translation for the attempt that holds its lease; throws for any other. */
export async function lockLeased(tx: Tx, { translation, lease }: Begun): Promise<Locked> {
  const locked = await lockTranslation(tx, translation.id)
  if (locked?.translation.state !== 'drafting' || (await tx.translations.lease(translation.id)) !== lease)
    throw new LeaseLost('Another attempt at this translation has taken over.')
  return locked
}

/** Writes targets as they come. */
export async function keep(deps: Deps, begun: Begun, targets: readonly TargetSegment[]): Promise<void> {
  if (targets.length === 0) return
  await deps.store.write(async (tx) => {
    const { translation } = await lockLeased(tx, begun)
    const saved = await tx.translations.save(translation, deps.now())
    await tx.translations.putTargets(translation.id, targets, saved.version)
  })
}

/** True for the quiet end of an attempt that another one has overtaken. */
export const wasOvertaken = (error: unknown): boolean => error instanceof LeaseLost
