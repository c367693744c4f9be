import { sameLanguage } from '@passerelle/domain'
import type { Check } from '../check.ts'

// What rightly stays: addresses, and words with a digit, an underscore, a dot or a capital inside.
const KEPT =
  /(?:https?:\/\/|www\.)\S+|\S*@\S*|[\p{L}\p{M}]*[\p{N}_][\p{L}\p{M}\p{N}_]*|\p{L}+\.\p{L}[\p{L}.]*/gu
const WORDS = /\p{L}[\p{L}\p{M}'’]*/gu
const isName = (word: string): boolean => /\p{L}\p{Lu}/u.test(word) || word.length < 2

// Short texts are often the same in two languages: a name, "Budget participation".
const LONG = 4

/** Nothing was translated. */
export const same: Check = {
  name: 'same',
  severity: 'warning',
  faults({ words, sourceLanguage, targetLanguage }) {
    if (sameLanguage(sourceLanguage, targetLanguage) || words.source.trim() !== words.target.trim()) return []
    const left = (words.source.replace(KEPT, ' ').match(WORDS) ?? []).filter((word) => !isName(word))
    if (left.length === 0) return []
    const message = 'The translation is the same as the source.'
    return [left.length >= LONG ? message : { message, severity: 'info' }]
  },
}
