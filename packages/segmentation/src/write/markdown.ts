import { firstOf, holdFlanks, lastOf } from './flanks.ts'
import { detachLinks } from './links.ts'
import type { Run, Words } from './run.ts'

/** The inline contexts of Markdown, with what each adds to the dangers of words. */
export type MarkdownSyntax = 'paragraph' | 'heading' | 'setext' | 'cell' | 'label'

/**
 * Writes a target as Markdown that reads as exactly these words and marks, on one line.
 * `lineStart`: nothing but container marks stands before it, so it must not begin a block.
 */
export function writeMarkdown(all: readonly Run[], syntax: MarkdownSyntax, lineStart: boolean): string {
  const runs = holdFlanks(detachLinks(all))
  const written = runs
    .map((run, index) => (run.type === 'words' ? escapeWords(run, runs[index + 1], syntax) : run.value))
    .join('')
  if (syntax === 'heading') return written.replace(/(^|[ \t])(#+[ \t]*)$/, '$1\\$2')
  return lineStart && runs[0]?.type === 'words' ? escapeBlockStart(written) : written
}

const reference = (character: string): string =>
  character === '' ? '' : `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`

function escapeWords({ value, refer }: Words, next: Run | undefined, syntax: MarkdownSyntax): string {
  const first = refer?.first === true ? firstOf(value) : ''
  const rest = value.slice(first.length)
  const last = refer?.last === true ? lastOf(rest) : ''
  const words = rest.slice(0, rest.length - last.length)
  return reference(first) + escapeInside(words, last === '' ? next : undefined, syntax) + reference(last)
}

function escapeInside(words: string, next: Run | undefined, syntax: MarkdownSyntax): string {
  const escaped = words
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/[*[\]~]/g, '\\$&')
    // Between two letters an underscore is nothing but itself.
    .replace(/_/g, (mark, at: number, all: string) =>
      isLetter(all, at - 1) && isLetter(all, at + 1) ? mark : '\\_',
    )
    .replace(/&(?=#?[\da-zA-Z]+;)/g, '\\&')
    .replace(/<(?=[a-zA-Z/!?]|$)/g, '\\<')
    // Between backticks a backslash escapes nothing, and a lone one may stand in the sentence before.
    .replace(/`/g, '&#x60;')
  const piped = syntax === 'cell' || syntax === 'setext' ? escaped.replace(/\|/g, '\\|') : escaped
  return piped.endsWith('!') && next?.type === 'markup' && next.value.startsWith('[')
    ? `${piped.slice(0, -1)}\\!`
    : piped
}

const isLetter = (text: string, at: number): boolean => /[\p{L}\p{N}]/u.test(text[at] ?? '')

/** Keeps a line of words from being a heading, a quote, a list, a rule or the underline of a heading. */
function escapeBlockStart(line: string): string {
  return line
    .replace(/^(?=#{1,6}(?:[ \t]|$)|>|[-+](?:[ \t]|$)|=+[ \t]*$|-[- \t]*$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:[ \t]|$))/, '$1\\')
}
