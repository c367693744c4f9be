import type { Run } from './run.ts'

/** The characters that close a title, by the character that opened it. */
const CLOSING = { 'title-double': /"/g, 'title-single': /'/g, 'title-paren': /[()]/g } as const

/** Writes the words of a target as a Markdown title; a title holds no markup, so any is left out. */
export function writeTitle(runs: readonly Run[], syntax: keyof typeof CLOSING): string {
  const words = runs.map((run) => (run.type === 'words' ? run.value : '')).join('')
  return words
    .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
    .replace(/&(?=#?[\da-zA-Z]+;)/g, '\\&')
    .replace(CLOSING[syntax], '\\$&')
}
