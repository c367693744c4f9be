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

const counted = (name: string, what: string, count: (text: string) => number): Check => ({
  name,
  severity: 'warning',
  faults({ words }) {
    const [had, has] = [count(words.source), count(words.target)]
    return had === has ? [] : [`The source has ${had} ${what}, the translation ${has}.`]
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
