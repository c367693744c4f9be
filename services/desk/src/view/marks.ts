/** A stretch of ordinary text, or one character that a reader's eye can't see. */
export type Stretch =
  | { readonly type: 'plain'; readonly value: string }
  | { readonly type: 'mark'; readonly label: string; readonly codePoint: string; readonly character: string }

/**
 * Characters that change a text without being seen, and the short names that stand for them on the desk:
 * directions that can turn a sentence round (Unicode TR 36), widths of zero, spaces that only look like one.
 */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'NBSP'],
  ['\u00ad', 'SHY'],
  ['\u061c', 'ALM'],
  ['\u180e', 'MVS'],
  ['\u200b', 'ZWSP'],
  ['\u200c', 'ZWNJ'],
  ['\u200d', 'ZWJ'],
  ['\u200e', 'LRM'],
  ['\u200f', 'RLM'],
  ['\u202a', 'LRE'],
  ['\u202b', 'RLE'],
  ['\u202c', 'PDF'],
  ['\u202d', 'LRO'],
  ['\u202e', 'RLO'],
  ['\u202f', 'NNBSP'],
  ['\u2060', 'WJ'],
  ['\u2066', 'LRI'],
  ['\u2067', 'RLI'],
  ['\u2068', 'FSI'],
  ['\u2069', 'PDI'],
  ['\ufeff', 'BOM'],
])

// Joiners belong to emoji and to the scripts of India and Persia; between two of their letters they are no surprise.
const JOINED =
  /^(?:\p{Extended_Pictographic}|\ufe0f|\p{Script=Arabic}|\p{Script=Devanagari}|\p{Script=Bengali})$/u
const JOINERS = new Set(['\u200c', '\u200d'])

/** Text → its stretches, in order; each unseen character becomes a mark by itself. */
export function splitMarks(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let plain = ''
  const characters = [...text]
  characters.forEach((character, index) => {
    const label = LABELS.get(character)
    const expected = JOINERS.has(character) && JOINED.test(characters[index - 1] ?? '')
    if (label === undefined || expected) {
      plain += character
      return
    }
    if (plain !== '') stretches.push({ type: 'plain', value: plain })
    plain = ''
    stretches.push({ type: 'mark', label, codePoint: codePointOf(character), character })
  })
  if (plain !== '') stretches.push({ type: 'plain', value: plain })
  return stretches
}

const codePointOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/** Whether a text holds a character that nobody sees. */
export const hasMarks = (text: string): boolean => splitMarks(text).some(({ type }) => type === 'mark')
