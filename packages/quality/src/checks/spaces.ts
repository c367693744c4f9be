import type { Check } from '../check.ts'

// Line breaks have checks of their own.
const LEADING = /^[^\S\r\n]*/u
const leading = (text: string): number => LEADING.exec(text)?.[0].length ?? 0

function trailing(text: string): number {
  const end = text.trimEnd().length
  const rest = text.slice(end)
  return rest.length - Math.max(rest.lastIndexOf('\n'), rest.lastIndexOf('\r')) - 1
}

// A sign of full width brings its own space.
const WIDE = /[：，。、；！？）」]$/u

const edge = (name: string, where: string, count: (text: string) => number): Check => ({
  name,
  severity: 'warning',
  faults({ words }) {
    const [had, has] = [count(words.source), count(words.target)]
    if (had === has) return []
    const message = `Source and translation do not ${where} with the same number of spaces.`
    // A space too many is seen by nobody; one that is lost glues this text to its neighbour.
    return [has === 0 && !WIDE.test(words.target) ? message : { message, severity: 'info' }]
  },
})

/** Spaces before and after the text are those of the source. */
export const edgeSpaces: readonly Check[] = [
  edge('begin_space', 'begin', leading),
  edge('end_space', 'end', trailing),
]

// Between two words of one sentence; elsewhere it is a typist's habit, or sets a line in.
const INSIDE = /[\p{L}\p{N},] {2,9}[\p{L}\p{N}]/u

/** Two spaces in a row that the source does not have. */
export const doubleSpace: Check = {
  name: 'double_space',
  severity: 'warning',
  faults({ words }) {
    if (!words.target.includes('  ') || words.source.includes('  ')) return []
    const message = 'The translation has two spaces in a row.'
    return [INSIDE.test(words.target) ? message : { message, severity: 'info' }]
  },
}
