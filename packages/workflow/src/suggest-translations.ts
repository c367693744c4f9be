import {
  type Actor,
  codeFaults,
  DEFAULT_TRUST,
  type Locale,
  type MemoryMatch,
  may,
  type Refusal,
  refuse,
  repairCodes,
  segmentLanguage,
  type TranslationId,
} from '@passerelle/domain'
import { contextsOf, matcher, matchKey, patternKey, type Worth, worthOf } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import type { KnownUnit, SegmentView, SimilarUnits, TranslationView, Views } from './ports/index.ts'
import { domainsOf, weighing } from './recall.ts'

export interface SuggestTranslationsProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  readonly key: string
}

/** A translation of the memory that a person may take for a segment. */
export interface Suggestion extends Worth {
  readonly match: MemoryMatch | 'fuzzy'
  readonly unit: KnownUnit
  /** As it would stand here: values put in, and with this segment's codes where they could be fitted. */
  readonly target: string
  /** Whether its codes are this segment's; otherwise it is there to be read, and not to be put in. */
  readonly fits: boolean
}

export interface Suggestions {
  readonly view: TranslationView
  readonly segment: SegmentView
  /** The best first; each target once. */
  readonly items: readonly Suggestion[]
}

/** Suggestions for one segment, at most. */
const LIMIT = 6

/**
 * What the memory has for one segment of a translation: the same text, texts that differ in numbers and dates, and similar ones.
 * Refuses with `not_found` or `unknown_segment`.
 */
export async function suggestTranslations(
  deps: Deps & { readonly views: Views; readonly similar: SimilarUnits },
  { actor, translationId, key }: SuggestTranslationsProps,
): Promise<Suggestions | Refusal> {
  const view = await deps.views.translation(translationId)
  if (view === undefined || !may.readTranslation(actor, view.translation.target))
    return refuse('not_found', 'There is no such translation, or it is not yours to see.')
  const index = view.items.findIndex((item) => item.key === key)
  const segment = view.items[index]
  if (segment === undefined) return refuse('unknown_segment', 'This translation has no such segment.')
  const languages = [segmentLanguage(segment, view.translation.source), view.translation.target] as const
  const weighed = weighing(deps, languages, domainsOf(view.revision.facts))
  // A context is made of both neighbours and nothing else.
  const from = Math.max(0, index - 1)
  const context = contextsOf(view.items.slice(from, index + 2))[index - from]
  const wanting = { source: segment.source, ...(context === undefined ? {} : { context }) }
  const [same, near] = await Promise.all([
    recalled(deps, languages, wanting),
    similar(deps, languages, segment.source),
  ])
  const matches = matcher(same, ...weighed)(wanting).map((match): Suggestion => ({ ...match, fits: true }))
  const fuzzy = near
    .map(({ unit, ratio }): Suggestion => {
      const worth = worthOf(unit, Math.min(99, Math.floor(ratio * 100)), ...weighed)
      return { match: 'fuzzy', unit, ...worth, ...fitted(segment.source, unit.target) }
    })
    .sort((a, b) => b.percent - a.percent)
  return { view, segment, items: eachTargetOnce([...matches, ...fuzzy]).slice(0, LIMIT) }
}

const recalled = (
  { store }: Deps,
  [source, target]: readonly [Locale, Locale],
  wanting: { readonly source: string; readonly context?: string },
): Promise<readonly KnownUnit[]> => {
  const pattern = patternKey(wanting.source, source)
  const { context } = wanting
  const wanted = {
    matchKey: matchKey(wanting.source),
    ...(context === undefined ? {} : { context }),
    ...(pattern === undefined ? {} : { pattern }),
  }
  return store.memoryUnits(source, target, [wanted], LIMIT)
}

const similar = (
  { similar: near, trust = DEFAULT_TRUST }: Deps & { readonly similar: SimilarUnits },
  [source, target]: readonly [Locale, Locale],
  text: string,
) => near.find({ source, target, text, limit: LIMIT, minimum: trust.offerFrom / 100 })

/** A unit's target with the codes of another source, where that takes no judgement. */
function fitted(source: string, target: string): Pick<Suggestion, 'target' | 'fits'> {
  if (codeFaults(source, target).length === 0) return { target, fits: true }
  const repaired = repairCodes(source, target)
  return repaired === undefined ? { target, fits: false } : { target: repaired.target, fits: true }
}

function eachTargetOnce(suggestions: readonly Suggestion[]): Suggestion[] {
  const best = new Map<string, Suggestion>()
  for (const suggestion of suggestions)
    if (!best.has(suggestion.target)) best.set(suggestion.target, suggestion)
  return [...best.values()]
}
