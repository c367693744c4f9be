import type { Locale, Origin, Segment } from '@passerelle/domain'
import { leftAsItIs } from './add-targets.ts'
import type { EngineText } from './batcher.ts'
import { currentChecking, targetOf } from './check-target.ts'
import type { Deps, WithEngines } from './deps.ts'
import { type Begun, keep } from './draft-lease.ts'
import { type DraftFailure, draftWithEngines } from './engine-draft.ts'
import { byLanguage } from './segments-by-language.ts'

/**
 * Asks the engines for what is left, language by language. A quotation in a language that none translates from stays as it is; readers
 * are told its language. Returns the first failure.
 */
export async function fillFromEngines(
  deps: Deps & WithEngines,
  begun: Begun,
  missing: readonly Segment[],
): Promise<DraftFailure | null> {
  let failure: DraftFailure | null = null
  for (const [language, segments] of byLanguage(begun.translation, missing)) {
    if (segments.length === 0) continue
    const failed = await fillFromEnginesOf(deps, begun, language, segments)
    if (failed !== null && 'none' in failed && language !== begun.translation.source)
      await keep(
        deps,
        begun,
        segments.map((segment) => leftAsItIs(segment, begun.translation, deps.now())),
      )
    else failure ??= failed
  }
  return failure
}

/** Repeated sentences are asked for once. */
async function fillFromEnginesOf(
  deps: Deps & WithEngines,
  begun: Begun,
  source: Locale,
  missing: readonly Segment[],
): Promise<DraftFailure | null> {
  const { id, target } = begun.translation
  const checking = await currentChecking(deps)
  return draftWithEngines(deps, {
    translationId: id,
    source,
    target,
    texts: [...new Set(missing.map((segment) => segment.source))],
    termsOf: (texts) => checking.termbase.preferred(texts, source, target),
    keep: (drafts) =>
      keep(
        deps,
        begun,
        missing.flatMap((segment) => {
          const draft = drafts.get(segment.source)
          if (draft === undefined || draft.text.trim() === '') return []
          return [
            targetOf(begun.translation, segment, draft.text, machineOrigin(draft, deps.now()), checking),
          ]
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
