import type { Check } from '../check.ts'
import type { View } from '../pair.ts'

/** What a sentence ends with, whatever script writes the sign. */
interface Ending {
  readonly name: string
  readonly severity: Check['severity']
  readonly signs: RegExp
  readonly called: string
  /** True where a language says the same otherwise, so that the two sides may differ. */
  readonly otherwise: (ends: Ends) => boolean
}

/** The last words of both sides, without what closes after the sign. */
interface Ends {
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string
  /** Of the two ends the one that has the sign, and the other. */
  readonly having: string
  readonly lacking: string
  readonly lost: boolean
}

// Quotes and brackets close before the sign in some languages and after it in others.
const CLOSERS = /[\s\u200b\u200e\u200f"'”’»›)\]）」』】〉》*_]+$/u
const DOTS = /\.{2,}$/
const ELLIPSIS = /(?:\.{2,}|…+)$/u
// Both signs in one, in any order, with or without the French space between them.
const INTERROBANG = /(?:[?？؟⸮]\s?[!！]|[!！]\s?[?？؟⸮]|[‽⁈⁉])$/u
// An abbreviation's own stop says nothing of the sentence: "U.S.", "etc.", "Inc."
const ABBREVIATION = /(?:^|[\s.(])(?:\p{L}|etc|inc|ltd|corp|co|usw|bzw|dr|mr|mrs|jr|sr|nr|vs|art|approx)\.$/iu
// "No." and "Dr." are too short for a sentence.
const SHORT = 3
const ENTITY = /&#?[a-z0-9]{1,10};$/iu

// Any sign that ends a sentence or leads on to the next.
const SIGN = /[\p{Po}\p{Pd}]$/u

// Labels and short notes go without a stop in many languages' style.
const LEAST_WORDS = 8
const isProse = (text: string): boolean => text.split(/\s+/, LEAST_WORDS + 1).length >= LEAST_WORDS

const bare = (text: string): string => text.slice(-200).replace(CLOSERS, '')
const is = (language: string, ...languages: readonly string[]): boolean => languages.includes(language)

const ENDINGS: readonly Ending[] = [
  {
    name: 'end_stop',
    severity: 'warning',
    // Full stops of other scripts: Chinese and Japanese, Devanagari, Armenian, Urdu, Ethiopic, Burmese, Khmer, Tibetan, Meitei, Santali.
    signs: /[.。．｡।॥։۔።။།។꯫᱾᱿]$/u,
    called: 'a full stop',
    otherwise: ({ source, target, from, to, having, lacking }) =>
      is(to, 'th', 'lo') ||
      is(from, 'th', 'lo') ||
      source.length <= SHORT ||
      ABBREVIATION.test(having) ||
      (DOTS.test(having) && lacking.endsWith('…')) ||
      (ELLIPSIS.test(source) && ELLIPSIS.test(target)) ||
      lacking.endsWith('…') ||
      // Japanese ends what introduces a list with a stop, Armenian writes its stop like a colon, Odia and others a bar.
      (to === 'ja' && /[:：;]$/u.test(source)) ||
      (is(to, 'hy') && /[:`՝՞]$/u.test(target)) ||
      (is(to, 'hi', 'bn', 'or', 'as', 'ne', 'mr', 'sa', 'pa') && target.endsWith('|')) ||
      (is(to, 'ja', 'zh', 'my') && /[?？]$/u.test(source)),
  },
  {
    name: 'end_question',
    severity: 'warning',
    // '⁇' stands for doubled signs; ';' and its own character are the Greek question mark.
    signs: /[?？؟⸮⁇፧꘏⳺\u037e]$/u,
    called: 'a question mark',
    otherwise: ({ source, target, from, to, lost }) =>
      INTERROBANG.test(source) ||
      INTERROBANG.test(target) ||
      is(to, 'my', 'bo') ||
      is(from, 'my', 'bo', 'th', 'lo', 'hy') ||
      (from === 'el' && source.endsWith(';')) ||
      (to === 'el' && target.endsWith(';')) ||
      (to === 'hy' && (!lost || /՞|[։]$/u.test(target))) ||
      // A particle asks: か, 吗, ไหม.
      (to === 'ja' && /[かねのよ][。．]?$/u.test(target)) ||
      (from === 'ja' && /[か][。．]?$/u.test(source)) ||
      (to === 'zh' && /[吗嗎呢吧][。]?$/u.test(target)) ||
      (is(to, 'th', 'lo') && /(?:ไหม|มั้ย|หรือ|ไม่|เปล่า|อะไร|ใด|ไหน|ไร|บໍ່|ບໍ່|ໃດ|ຫຍັງ)$/u.test(target)),
  },
  {
    name: 'end_exclamation',
    severity: 'info',
    signs: /[!！¡՜᥄႟‼߹]$/u,
    called: 'an exclamation mark',
    otherwise: ({ source, target, from, to, lost }) =>
      INTERROBANG.test(source) ||
      INTERROBANG.test(target) ||
      is(from, 'hy', 'eu', 'my') ||
      to === 'my' ||
      (to === 'hy' && (!lost || target.includes('՜'))) ||
      (to === 'eu' && target.includes('!')),
  },
  {
    name: 'end_interrobang',
    severity: 'info',
    signs: INTERROBANG,
    called: 'a question mark and an exclamation mark',
    otherwise: () => false,
  },
  {
    name: 'end_colon',
    severity: 'warning',
    signs: /[:：፥៖]$/u,
    called: 'a colon',
    otherwise: ({ source, target, from, to, lost }) =>
      from === 'hy' ||
      (to === 'hy' && (!lost || /[՝`]$/u.test(target))) ||
      (to === 'ja' && (!lost || /[;；.。、]$/u.test(target))) ||
      ENTITY.test(source),
  },
  {
    name: 'end_semicolon',
    severity: 'info',
    signs: /[;；؛፤]$/u,
    called: 'a semicolon',
    otherwise: ({ source, target, from, to }) =>
      is('el', from, to) ||
      ENTITY.test(source) ||
      ENTITY.test(target) ||
      (to === 'ja' && target.endsWith('。')),
  },
  {
    name: 'end_ellipsis',
    severity: 'info',
    signs: /…$/u,
    called: 'an ellipsis',
    // Three dots that became the one sign are better than before.
    otherwise: ({ source, lost }) => !lost && DOTS.test(source),
  },
]

const checkOf = ({ name, severity, signs, called, otherwise }: Ending): Check => ({
  name,
  severity,
  faults({ words, from, to }: View) {
    const [source, target] = [bare(words.source), bare(words.target)]
    const lost = signs.test(source)
    if (lost === signs.test(target)) return []
    const [having, lacking] = lost ? [source, target] : [target, source]
    if (otherwise({ source, target, from, to, having, lacking, lost })) return []
    const message = lost
      ? `The source ends with ${called}, the translation does not.`
      : `The translation ends with ${called}, the source does not.`
    // Translators who add a sign, or set another, mostly mean it; but a question that becomes a statement says something else.
    const grave =
      lost &&
      (name === 'end_question' || (!SIGN.test(target) && (name !== 'end_stop' || isProse(words.source))))
    return [grave ? message : { message, severity: 'info' }]
  },
})

/** Source and target end with the same kind of sign. */
export const endings: readonly Check[] = ENDINGS.map(checkOf)
