export interface Mark {
  readonly label: string
  /** As people write it: `U+202E`. */
  readonly codePoint: string
  readonly character: string
}

/** A stretch of ordinary text, or one character that a reader's eye can't see. */
export type Stretch = { readonly type: 'plain'; readonly value: string } | ({ readonly type: 'mark' } & Mark)

/**
 * Characters that change a text without being seen, and the short names that stand for them on the desk:
 * directions that can turn a sentence round (Unicode TR 36), widths of zero, spaces that only look like one. Any other that
 * Unicode draws as nothing, and any control character, stands as its number.
 */
const LABELS: ReadonlyMap<string, string> = new Map([
  ['\u00a0', 'NBSP'],
  ['\u00ad', 'SHY'],
  ['\u034f', 'CGJ'],
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
  ['\u2007', 'FSP'],
  ['\u2009', 'THSP'],
  ['\u200a', 'HSP'],
  ['\u2028', 'LS'],
  ['\u2029', 'PS'],
  ['\u2060', 'WJ'],
  ['\u2066', 'LRI'],
  ['\u2067', 'RLI'],
  ['\u2068', 'FSI'],
  ['\u2069', 'PDI'],
  ['\ufeff', 'BOM'],
])

const UNSEEN = /^(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\ufff9-\ufffb]$/u

// What is no surprise behind which character: joiners in emoji and in the scripts of India and Persia, selectors of a variant
// behind what has variants, tags behind the flag that they complete.
const EXPECTED: readonly { readonly mark: RegExp; readonly behind: RegExp }[] = [
  {
    mark: /^[\u200c\u200d]$/,
    behind:
      /^(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f|[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}])$/u,
  },
  {
    mark: /^[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]$/u,
    behind: /^[\p{Emoji}\p{Script=Han}\p{Script=Mongolian}]$/u,
  },
  { mark: /^[\u{e0020}-\u{e007f}]$/u, behind: /^[\u{1f3f4}\u{e0020}-\u{e007e}]$/u },
]

/** Text → its stretches, in order; each unseen character becomes a mark by itself. */
export function splitMarks(text: string): Stretch[] {
  const stretches: Stretch[] = []
  let plain = ''
  const characters = [...text]
  characters.forEach((character, index) => {
    const label = LABELS.get(character) ?? (UNSEEN.test(character) ? codePointOf(character) : undefined)
    const before = characters[index - 1] ?? ''
    if (
      label === undefined ||
      EXPECTED.some(({ mark, behind }) => mark.test(character) && behind.test(before))
    ) {
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

/** The unseen characters of a text, each once, in the order in which they come. */
export function marksOf(text: string): Mark[] {
  const marks = new Map<string, Mark>()
  for (const stretch of splitMarks(text)) if (stretch.type === 'mark') marks.set(stretch.character, stretch)
  return [...marks.values()]
}

/** Whether a text holds a character that nobody sees. */
export const hasMarks = (text: string): boolean => splitMarks(text).some(({ type }) => type === 'mark')
