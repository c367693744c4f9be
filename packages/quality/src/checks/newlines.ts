import type { Check } from '../check.ts'

const edge = (name: string, where: string, has: (text: string) => boolean): Check => ({
  name,
  severity: 'warning',
  faults({ words }) {
    if (has(words.source) === has(words.target)) return []
    return [
      has(words.source)
        ? `The source ${where} with a line break, the translation does not.`
        : `The translation ${where} with a line break, the source does not.`,
    ]
  },
})

// A line that ends in the middle of a sentence was broken for its length, and the next language breaks elsewhere.
const WRAPPED = /[\p{L}\p{N},:] ?\r?\n\s{0,40}\p{Ll}/u

const counted = (name: string, what: string, count: (text: string) => number): Check => ({
  name,
  severity: 'warning',
  faults({ words }) {
    const [had, has] = [count(words.source), count(words.target)]
    if (had === has) return []
    const message = `The source has ${had} ${what}, the translation ${has}.`
    return [
      WRAPPED.test(words.source) || WRAPPED.test(words.target) ? { message, severity: 'info' } : message,
    ]
  },
})

// A backslash before it takes the meaning away: '\\n' is a backslash and the letter n.
const ESCAPED = /(?<!\\)(?:\\\\)*\\n/g

/** Line breaks, real and written as `\n`, are those of the source. */
export const newlines: readonly Check[] = [
  edge('begin_newline', 'begins', (text) => /^[\r\n]/.test(text)),
  edge('end_newline', 'ends', (text) => /[\r\n]$/.test(text.slice(-1))),
  counted('newline-count', 'line break(s)', (text) => text.split('\n').length - 1),
  counted('escaped_newline', 'written line break(s)', (text) => text.match(ESCAPED)?.length ?? 0),
]
