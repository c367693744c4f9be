import type { Locale, Origin, Segment } from '@passerelle/domain'
import { applyMatches, matchKey } from '@passerelle/memory'
import { targetOf } from './check-target.ts'
import type { Deps } from './deps.ts'
import { type Begun, keep } from './draft-lease.ts'
import type { KnownUnit } from './ports/index.ts'
import { byLanguage } from './segments-by-language.ts'

/** Units of one key that are looked at; a newer one with other codes must not hide an older one that fits. */
const CANDIDATES_PER_KEY = 8

/** Fills segments that have no target from exact matches of the memory. Returns those that it does not have. */
export async function fillFromMemory(deps: Deps, begun: Begun): Promise<readonly Segment[]> {
  const missing = begun.segments.filter((segment) => !begun.done.has(segment.key))
  const left: Segment[] = []
  for (const [language, segments] of byLanguage(begun.translation, missing))
    left.push(...(await fillFromMemoryOf(deps, begun, language, segments)))
  return left
}

async function fillFromMemoryOf(
  deps: Deps,
  begun: Begun,
  source: Locale,
  missing: readonly Segment[],
): Promise<readonly Segment[]> {
  if (missing.length === 0) return []
  const keys = [...new Set(missing.map((segment) => matchKey(segment.source)))]
  const units = await deps.store.memoryUnits(source, begun.translation.target, keys, CANDIDATES_PER_KEY)
  const matches = applyMatches(missing, units)
  const at = deps.now().toISOString()
  const reused = missing.flatMap((segment, index) => {
    const match = matches.get(index)
    return match === undefined ? [] : [targetOf(begun.translation, segment, match.target, reuseOf(match, at))]
  })
  await keep(deps, begun, reused)
  return missing.filter((_, index) => !matches.has(index))
}

const reuseOf = ({ from, engine }: KnownUnit, at: string): Origin => ({
  type: 'tm',
  match: 'exact',
  from,
  ...(engine === undefined ? {} : { engine }),
  at,
})
