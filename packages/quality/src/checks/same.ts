import { sameLanguage } from '@passerelle/domain'
import type { Check } from '../check.ts'

// What rightly stays: addresses, and words with a digit, an underscore, a dot or a capital inside.
const isKept = (word: string): boolean =>
  /@|:\/\/|^www\.|[\p{N}_]|\p{L}\.\p{L}|\p{L}\p{Lu}/u.test(word) || !/\p{L}\p{L}/u.test(word)

// Short texts are often the same in two languages: a name, "Budget participation".
const LONG = 4

/** Nothing was translated. */
export const same: Check = {
  name: 'same',
  severity: 'warning',
  faults({ words, sourceLanguage, targetLanguage }) {
    if (sameLanguage(sourceLanguage, targetLanguage) || words.source.trim() !== words.target.trim()) return []
    const left = words.source.split(/\s/).filter((word) => word !== '' && !isKept(word))
    if (left.length === 0) return []
    const message = 'The translation is the same as the source.'
    return [left.length >= LONG ? message : { message, severity: 'info' }]
  },
}
