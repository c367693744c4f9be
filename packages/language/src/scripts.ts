import { SCRIPT_RANGES, type Script } from './script-table.ts'

interface Range {
  readonly from: number
  readonly to: number
  readonly script: Script
}

const RANGES: readonly Range[] = SCRIPT_RANGES.flatMap(([script, ranges]) =>
  ranges.split(' ').map((range): Range => {
    const [from = '', to = from] = range.split('-')
    return { from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), script }
  }),
).sort((a, b) => a.from - b.from)

/** The script that a code point belongs to; undefined for digits, punctuation, emoji and everything shared. */
export function scriptOf(codePoint: number): Script | undefined {
  let low = 0
  let high = RANGES.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const range = RANGES[middle]
    if (range === undefined) return undefined
    if (codePoint < range.from) high = middle - 1
    else if (codePoint > range.to) low = middle + 1
    else return range.script
  }
  return undefined
}

/** How many letters of each script a text holds. Linear in the length of the text. */
export function countScripts(text: string): ReadonlyMap<Script, number> {
  const counts = new Map<Script, number>()
  for (const character of text) {
    const script = scriptOf(character.codePointAt(0) ?? 0)
    if (script !== undefined) counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  return counts
}
