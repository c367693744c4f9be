import { outsideBrackets } from './brackets.ts'
import { goesOn } from './goes-on.ts'
import { itemStarts } from './items.ts'
import { missedStarts } from './missed.ts'
import { placeAt } from './place.ts'
import { rulesFor } from './rules.ts'
import { settled } from './settle.ts'

const splitters = new Map<string, Intl.Segmenter>()

function splitterFor(language: string): Intl.Segmenter {
  const known = splitters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  splitters.set(language, made)
  return made
}

/**
 * The offsets (UTF-16 code units), in ascending order, at which the sentences of a text begin; the first one's 0 is left
 * out. They are those of Unicode's rules (UAX 29), settled behind closing marks, without the ones where an abbreviation, an
 * initial, an ellipsis, a bracket or a list's number only looks like an end, and with the ends that those rules miss.
 */
export function sentenceStarts(text: string, language: string): readonly number[] {
  const rules = rulesFor(language)
  const starts: number[] = []
  let last = 0
  const add = (start: number): void => {
    if (start <= last || start >= text.length) return
    starts.push(start)
    last = start
  }
  const certain = merged(missedStarts(text, rules), itemStarts(text, rules))
  let next = 0
  for (const { index: found } of splitterFor(language).segment(text)) {
    for (; (certain[next] ?? Number.POSITIVE_INFINITY) <= found; next += 1) add(certain[next] ?? 0)
    if (found === 0) continue
    const at = settled(text, found)
    if (at > last && at < text.length && !goesOn(placeAt(text, last, at), rules)) add(at)
  }
  for (; next < certain.length; next += 1) add(certain[next] ?? 0)
  return outsideBrackets(text, starts)
}

const merged = (some: readonly number[], others: readonly number[]): readonly number[] =>
  others.length === 0 ? some : [...some, ...others].sort((a, b) => a - b)
