import {
  type Actor,
  DEFAULT_TRUST,
  may,
  type Refusal,
  refuse,
  segmentLanguage,
  type TranslationId,
} from '@passerelle/domain'
import { matcher, matchKey } from '@passerelle/memory'
import type { Deps } from './deps.ts'
import type { SimilarUnits, TranslationView, Views } from './ports/index.ts'
import { domainsOf, recalledBy, weighing } from './recall.ts'
import { byLanguage } from './segments-by-language.ts'

/** Ranges of similarity in percent, as translators count and pay them, the best first. */
export const FUZZY_RANGES = [95, 85, 75, 70] as const

/** How many segments the memory has, and how well: each in the first band that fits. */
export interface MemoryAnalysis {
  readonly segments: number
  readonly inContext: number
  readonly exact: number
  readonly patched: number
  /** From this percentage on, up to the range before. */
  readonly fuzzy: readonly { readonly from: number; readonly segments: number }[]
  /** Sentences that stand in the text before, and that the memory does not have. */
  readonly repeated: number
  readonly none: number
}

/** Units of one key that are looked at. */
const CANDIDATES_PER_KEY = 8

type Found = 'in-context' | 'exact' | 'patched' | 'repeated' | 'none' | (typeof FUZZY_RANGES)[number]

/**
 * Holds each segment of a translation against the memory as it is now, whatever its draft was made of: what it would cost to translate
 * the text anew. One query for all, and a look for similar units for each sentence that it does not have. Refuses with `not_found`.
 */
export async function analyseTranslation(
  deps: Deps & { readonly views: Views; readonly similar: SimilarUnits },
  { actor, translationId }: { readonly actor: Actor; readonly translationId: TranslationId },
): Promise<MemoryAnalysis | Refusal> {
  const view = await deps.views.translation(translationId)
  if (view === undefined || !may.readTranslation(actor, view.translation.target))
    return refuse('not_found', 'There is no such translation, or it is not yours to see.')
  const found = await findAll(deps, view)
  const count = (what: Found): number => found.filter((one) => one === what).length
  return {
    segments: found.length,
    inContext: count('in-context'),
    exact: count('exact'),
    patched: count('patched'),
    fuzzy: FUZZY_RANGES.map((from) => ({ from, segments: count(from) })),
    repeated: count('repeated'),
    none: count('none'),
  }
}

async function findAll(
  deps: Deps & { readonly similar: SimilarUnits },
  { translation, items, revision }: TranslationView,
): Promise<readonly Found[]> {
  const recalled = recalledBy(items, (segment) => segmentLanguage(segment, translation.source))
  const by = new Map(items.map(({ key }, index) => [key, recalled[index]]))
  const found: Found[] = []
  const seen = new Set<string>()
  for (const [language, segments] of byLanguage(translation, items)) {
    const wanted = segments.flatMap(({ key }) => by.get(key) ?? [])
    const languages = [language, translation.target] as const
    const units = await deps.store.memoryUnits(...languages, wanted, CANDIDATES_PER_KEY)
    const matchesOf = matcher(units, ...weighing(deps, languages, domainsOf(revision.facts)))
    for (const segment of segments) {
      const context = by.get(segment.key)?.context
      const wanting = { source: segment.source, ...(context === undefined ? {} : { context }) }
      const key = `${language} ${matchKey(segment.source)}`
      const isRepeated = seen.has(key)
      seen.add(key)
      found.push(
        matchesOf(wanting)[0]?.match ??
          (isRepeated ? 'repeated' : await nearest(deps, languages, segment.source)),
      )
    }
  }
  return found
}

async function nearest(
  { similar, trust = DEFAULT_TRUST }: Deps & { readonly similar: SimilarUnits },
  [source, target]: Parameters<typeof weighing>[1],
  text: string,
): Promise<Found> {
  const [best] = await similar.find({ source, target, text, limit: 1, minimum: trust.offerFrom / 100 })
  return FUZZY_RANGES.find((from) => best !== undefined && best.ratio * 100 >= from) ?? 'none'
}
