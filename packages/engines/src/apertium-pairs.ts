import { type Locale, languageOf, parseLocale } from '@passerelle/domain'
import type { EngineReply } from '@passerelle/workflow'
import { type LocaleCodes, NO_CODES } from './locale-codes.ts'

/** One direction that Apertium translates in. */
export interface ApertiumPair {
  /** As Apertium names it: `spa-eng`, `es-pt_BR`. */
  readonly mode: string
  readonly source: Locale
  /** With its region where the mode is made for one. */
  readonly target: Locale
}

// Prefixed modes (eco-es-fr), spelling variants (…_iec2017) and stages of a pipeline are left out.
const MODE = /^([a-z]{2,3})-([a-z]{2,3})(?:_([A-Z]{2}))?$/

/** The pairs among the names of modes. Three-letter codes become BCP 47: `spa-eng` is es → en. */
export function pairsOf(modes: readonly string[]): ApertiumPair[] {
  return modes.flatMap((mode) => {
    const [, from, to, region] = MODE.exec(mode) ?? []
    if (from === undefined || to === undefined) return []
    const source = parseLocale(from)
    const plain = parseLocale(to)
    if (source === undefined || plain === undefined) return []
    const target = region === undefined ? plain : parseLocale(`${languageOf(plain)}-${region}`)
    return target === undefined ? [] : [{ mode, source, target }]
  })
}

/** A pair of locales as Apertium has them: by a locale's own code, which is read as those of modes are, or by its tag. */
export const asApertium = (
  source: Locale,
  target: Locale,
  codes: LocaleCodes = NO_CODES,
): readonly [source: Locale, target: Locale] => [
  ownLocale(source, codes.get(source)?.source),
  ownLocale(target, codes.get(target)?.target),
]
const ownLocale = (locale: Locale, code: string | undefined): Locale =>
  (code === undefined ? undefined : parseLocale(code.replace('_', '-'))) ?? locale

// Where two ways are equally long, the one through the earlier of these: fr → es → en loses less than fr → ca → en,
// because the Spanish pairs hold several times as many words.
const PIVOTS = ['es', 'en', 'fr', 'ca', 'pt']
const rank = (locale: Locale): number => {
  const index = PIVOTS.indexOf(languageOf(locale))
  return index < 0 ? PIVOTS.length : index
}

/** The pair that fits a target best: its own region, then the plain language, then any other region. */
function nearest(pairs: readonly ApertiumPair[], target: Locale): ApertiumPair | undefined {
  const language = languageOf(target)
  const fitting = pairs.filter((pair) => languageOf(pair.target) === language)
  return (
    fitting.find((pair) => pair.target === target) ??
    fitting.find((pair) => pair.target === language) ??
    fitting[0]
  )
}

/**
 * The shortest way from one language to another, of at most `maxLegs` pairs; undefined when there is none. Every leg adds
 * its own mistakes to those before it.
 */
export function findWay(
  pairs: readonly ApertiumPair[],
  source: Locale,
  target: Locale,
  maxLegs: number,
): readonly ApertiumPair[] | undefined {
  const goal = languageOf(target)
  const start = languageOf(source)
  if (start === goal) return undefined
  const leaving = (language: string): ApertiumPair[] =>
    pairs
      .filter((pair) => languageOf(pair.source) === language)
      .sort((a, b) => rank(a.target) - rank(b.target) || (a.mode < b.mode ? -1 : 1))
  let ways: { readonly at: string; readonly legs: readonly ApertiumPair[] }[] = [{ at: start, legs: [] }]
  const seen = new Set<string>([start])
  for (let leg = 1; leg <= maxLegs; leg += 1) {
    const next: typeof ways = []
    for (const { at, legs } of ways) {
      const onward = leaving(at)
      const last = nearest(onward, target)
      if (last !== undefined) return [...legs, last]
      for (const pair of onward) {
        const language = languageOf(pair.target)
        // A pivot is written in the language's plain form.
        if (seen.has(language) || pair.target !== language) continue
        seen.add(language)
        next.push({ at: language, legs: [...legs, pair] })
      }
    }
    ways = next
  }
  return undefined
}

/** The reply for texts that went a way: its modes as the model, the languages in between, and no bill. */
export function replyOf(way: readonly ApertiumPair[], texts: readonly string[]): EngineReply {
  const via = way.slice(0, -1).map((pair) => pair.target)
  return {
    ok: true,
    texts,
    model: way.map(({ mode }) => mode).join('+'),
    ...(via.length === 0 ? {} : { via }),
    billedCharacters: 0,
  }
}
