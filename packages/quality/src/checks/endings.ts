import type { Locale, Severity } from '@passerelle/domain'
import { languageOf } from '@passerelle/domain'
import type { Check } from '../check.ts'

interface Ending {
  readonly name: string
  readonly severity: Severity
  readonly signs: RegExp
  readonly called: string
  /** Languages that write the sign elsewhere than at the end, or not at all. */
  readonly without?: readonly string[]
}

const ENDINGS: readonly Ending[] = [
  {
    name: 'end_stop',
    severity: 'warning',
    // Full stops of other scripts: Chinese and Japanese, Devanagari, Armenian, Urdu, Ethiopic, Burmese, Khmer, Tibetan, Meitei.
    signs: /[.。．।॥։۔።။។།꯫]$/u,
    called: 'a full stop',
    without: ['th', 'lo'],
  },
  {
    name: 'end_question',
    severity: 'warning',
    // '⁇' and its kin stand for doubled signs; ';' (and its own character) is the Greek question mark.
    signs: /[?？؟⸮⁇⁈፧\u037e]$/u,
    called: 'a question mark',
    without: ['hy', 'th', 'lo', 'my', 'bo', 'ja', 'zh'],
  },
  {
    name: 'end_exclamation',
    severity: 'info',
    signs: /[!！¡՜‼⁉߹]$/u,
    called: 'an exclamation mark',
    without: ['hy', 'eu'],
  },
  { name: 'end_colon', severity: 'warning', signs: /[:：፥]$/u, called: 'a colon', without: ['hy'] },
]

// Quotes and brackets close before the sign in some languages and after it in others.
const CLOSERS = /[\s"'”’»›)\]）」』】〉》*_]+$/u
const ELLIPSIS = /(?:\.{2,}|…+)$/u
// An abbreviation's own stop says nothing of the sentence: "U.S.", "etc.", "Inc."
const ABBREVIATION = /(?:^|[\s.(])(?:\p{L}|etc|inc|ltd|corp|co|usw|bzw|dr|mr|mrs|jr|sr|nr|vs|art|approx)\.$/iu

const bare = (text: string): string => text.slice(-200).replace(CLOSERS, '')

function endsWith(text: string, { name, signs }: Ending, language: Locale): boolean {
  const end = bare(text)
  if (ELLIPSIS.test(end)) return false
  return signs.test(end) || (name === 'end_question' && languageOf(language) === 'el' && end.endsWith(';'))
}

/** Source and target end with the same kind of sign. */
export const endings: readonly Check[] = ENDINGS.map(
  (ending): Check => ({
    name: ending.name,
    severity: ending.severity,
    faults({ words, sourceLanguage, targetLanguage }) {
      const elsewhere = (language: Locale): boolean => ending.without?.includes(languageOf(language)) ?? false
      if (elsewhere(sourceLanguage) || elsewhere(targetLanguage)) return []
      const [had, has] = [
        endsWith(words.source, ending, sourceLanguage),
        endsWith(words.target, ending, targetLanguage),
      ]
      if (had === has) return []
      const side = bare(had ? words.source : words.target)
      if (
        ending.name === 'end_stop' &&
        (ABBREVIATION.test(side) || ELLIPSIS.test(bare(had ? words.target : words.source)))
      )
        return []
      return [
        had
          ? `The source ends with ${ending.called}, the translation does not.`
          : `The translation ends with ${ending.called}, the source does not.`,
      ]
    },
  }),
)
