import { type Locale, type Origin, type Segment, segmentLanguage } from '@passerelle/domain'
import type { Match } from '@passerelle/memory'
import { currentChecking, targetOf } from './check-target.ts'
import type { Deps } from './deps.ts'
import { type Begun, keep } from './draft-lease.ts'
import type { KnownUnit } from './ports/index.ts'
import { domainsOf, type Recalled, recall, recalledBy } from './recall.ts'
import { byLanguage } from './segments-by-language.ts'

/**
 * Fills segments that have no target from the memory: the same text, in its context before all others, and texts that differ in
 * numbers and dates alone. Returns the segments that it does not have.
 */
export async function fillFromMemory(deps: Deps, begun: Begun): Promise<readonly Segment[]> {
  const missing = begun.segments.filter((segment) => !begun.done.has(segment.key))
  if (missing.length === 0) return []
  const { translation } = begun
  const all = recalledBy(begun.segments, (segment) => segmentLanguage(segment, translation.source))
  const by = new Map(begun.segments.map((segment, index) => [segment.key, all[index]]))
  const revision = await deps.store.write((tx) => tx.revisions.get(translation.revisionId))
  const domains = revision === undefined ? [] : domainsOf(revision.facts)
  const left: Segment[] = []
  for (const [language, segments] of byLanguage(translation, missing)) {
    const wanting = segments.flatMap((segment) => {
      const recalled = by.get(segment.key)
      return recalled === undefined ? [] : [{ ...segment, ...recalled }]
    })
    left.push(...(await fillFromMemoryOf(deps, begun, { language, domains, wanting })))
  }
  return left
}

interface Wants {
  readonly language: Locale
  readonly domains: readonly string[]
  readonly wanting: readonly (Segment & Recalled)[]
}

async function fillFromMemoryOf(
  deps: Deps,
  begun: Begun,
  { language, domains, wanting }: Wants,
): Promise<readonly Segment[]> {
  if (wanting.length === 0) return []
  const { target } = begun.translation
  const matches = await recall(deps, { languages: [language, target], domains, wanting })
  const at = deps.now().toISOString()
  const checking = await currentChecking(deps)
  const reused = wanting.flatMap((segment, index) => {
    const match = matches.get(index)
    return match === undefined
      ? []
      : [targetOf(begun.translation, segment, match.target, reuseOf(match, at), checking)]
  })
  await keep(deps, begun, reused)
  return wanting.filter((_, index) => !matches.has(index))
}

const reuseOf = (
  { match, percent, penalties, unit: { from, engine } }: Match<KnownUnit>,
  at: string,
): Origin => ({
  type: 'tm',
  match,
  percent,
  ...(penalties.length === 0 ? {} : { penalties }),
  from,
  ...(engine === undefined ? {} : { engine }),
  at,
})
