import type { Check } from '../check.ts'

const CLOSED_BY: ReadonlyMap<string, string> = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['（', '）'],
  ['［', '］'],
  ['「', '」'],
  ['『', '』'],
  ['【', '】'],
  ['《', '》'],
  ['«', '»'],
])
const CLOSERS = new Set(CLOSED_BY.values())
const SIGNS = /[()[\]{}（）［］「」『』【】《》]/gu
// Full-width forms pair with the narrow ones: a translator may type one of each.
const NARROW: Readonly<Record<string, string>> = { '（': '(', '）': ')', '［': '[', '］': ']' }

/** The bracket that nothing closes or opens, the first of them; undefined in a balanced text. */
function unbalanced(text: string): string | undefined {
  const open: string[] = []
  for (const [sign] of text.replace(/(?:^|[\s(])(?:\p{L}|\d{1,3})\)|[:;]-?[()]/gu, ' ').matchAll(SIGNS)) {
    const narrow = NARROW[sign] ?? sign
    if (!CLOSERS.has(narrow)) open.push(narrow)
    else if (CLOSED_BY.get(open.at(-1) ?? '') === narrow) open.pop()
    else return sign
  }
  return open[0]
}

/** Every bracket of the target is closed, where the source's are. How many there are is the translator's affair. */
export const brackets: Check = {
  name: 'brackets',
  severity: 'warning',
  faults({ words: { source, target } }) {
    const loose = unbalanced(target)
    if (loose !== undefined && unbalanced(source) === undefined)
      return [`The bracket ${loose} of the translation has no counterpart.`]
    return []
  },
}
