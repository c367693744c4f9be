import { surplus } from '@passerelle/domain'
import type { Check, Fault } from '../check.ts'

// [text](destination "title") and ![text](…). Bounded, so that a row of '[' is read once.
const LINK =
  /!?\[[^[\]\n]{0,300}\]\(\s?([^()\s]{0,500}(?:\([^()\s]{0,100}\)[^()\s]{0,100})?)(?:\s[^()\n]{0,200})?\)/gu
const BROKEN = /\[[^[\]\n]{1,300}\] \((?:https?:|\/|\.|#)/u
const REFERENCE = /\[[^[\]\n]{1,300}\]\[([^[\]\n]{0,100})\]/gu
const SHORTCUT = /^\s{0,3}\[([^[\]\n]{1,100})\]:/gmu

// A sign opens only before a word and closes only behind one, so that a product or a bullet is none.
const SYNTAX: readonly (readonly [string, RegExp])[] = [
  ['`code`', /(?<!`)`(?![\s`])[^`\n]{0,300}(?<![\s`])`(?!`)/gu],
  ['**bold**', /\*\*(?![\s*])[^*\n]{0,300}(?<![\s*])\*\*/gu],
  ['__bold__', /(?<![\p{L}\p{N}_])__(?![\s_])[^_\n]{0,300}(?<![\s_])__(?![\p{L}\p{N}_])/gu],
  ['*emphasis*', /(?<![*\p{L}\p{N}\\])\*(?![\s*])[^*\n]{0,300}(?<![\s*\\])\*(?![*\p{N}])/gu],
  ['_emphasis_', /(?<![\p{L}\p{N}_\\])_(?![\s_])[^_\n]{0,300}(?<![\s_\\])_(?![\p{L}\p{N}_])/gu],
  ['~~struck~~', /~~(?![\s~])[^~\n]{0,300}(?<![\s~])~~/gu],
]

const captured = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one)
const has = (text: string, ...signs: readonly string[]): boolean => signs.some((sign) => text.includes(sign))
// Addresses elsewhere may be those of another language; those within the document may not.
const within = (destination: string): boolean => /^[#./{]/.test(destination)

/** Links written in Markdown: as many as in the source, and those within the document the same. */
export const mdLink: Check = {
  name: 'md-link',
  severity: 'warning',
  faults({ words: { source, target } }) {
    if (!has(source, '](') && !has(target, '](', '] (')) return []
    const [had, got] = [captured(source, LINK), captured(target, LINK)]
    if (BROKEN.test(target) && !BROKEN.test(source))
      return ["A blank stands between a link's text and its address."]
    if (had.length !== got.length)
      return [`The source has ${had.length} Markdown link(s), the translation ${got.length}.`]
    return surplus(had.filter(within), got).map((one) => `The link to ${one} of the source is missing.`)
  },
}

/** References of Markdown, `[text][name]`, have the names of the source. */
export const mdReflink: Check = {
  name: 'md-reflink',
  severity: 'warning',
  faults({ words: { source, target } }) {
    if (!has(source, '][', ']:') && !has(target, '][', ']:')) return []
    const names = (text: string): string[] => [...captured(text, REFERENCE), ...captured(text, SHORTCUT)]
    const [had, got] = [names(source), names(target)]
    return [
      ...surplus(had, got).map((name) => `The reference [${name}] of the source is missing.`),
      ...surplus(got, had).map((name) => `The reference [${name}] is not in the source.`),
    ]
  },
}

/** Bold, emphasis and code as Markdown writes them: as often as in the source. */
export const mdSyntax: Check = {
  name: 'md-syntax',
  severity: 'warning',
  faults({ words: { source, target } }) {
    if (!has(source, '*', '_', '`', '~~') && !has(target, '*', '_', '`', '~~')) return []
    return SYNTAX.flatMap(([called, pattern]): Fault[] => {
      const [had, got] = [source.match(pattern)?.length ?? 0, target.match(pattern)?.length ?? 0]
      if (had === got) return []
      const message = `The source writes ${called} ${had} time(s), the translation ${got}.`
      // Emphasis that the translator adds, and a quote' of old that looks like code, break nothing.
      return [had === 0 ? { message, severity: 'info' } : { message }]
    })
  },
}
