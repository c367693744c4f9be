import { goesOn } from './goes-on.ts'

const splitters = new Map<string, Intl.Segmenter>()

function splitterFor(language: string): Intl.Segmenter {
  const known = splitters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  splitters.set(language, made)
  return made
}

/**
 * The offsets (UTF-16 code units) at which the sentences of a text begin, the first one's 0 left out: those of Unicode's
 * rules, without the ones where an abbreviation, an initial or a pause only looks like an end.
 */
export function sentenceStarts(text: string, language: string): number[] {
  const starts: number[] = []
  for (const { index } of splitterFor(language).segment(text)) {
    const start = index - openingBefore(text, index)
    if (start > 0 && !goesOn(text, start, language)) starts.push(start)
  }
  return starts
}

/** Unicode's rules take an opening bracket for a closing one: `です！「` ends behind it. How many belong to the next. */
const openingBefore = (text: string, at: number): number =>
  /[\p{Ps}\p{Pi}]*$/u.exec(text.slice(Math.max(0, at - 4), at))?.[0].length ?? 0
