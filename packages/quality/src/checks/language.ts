import type { Locale } from '@passerelle/domain'
import type { Check } from '../check.ts'
import lexicon from '../lexicon/function-words.json' with { type: 'json' }
import { type Token, tokensOf } from '../text/tokens.ts'

const LEXICON: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries(lexicon).map(([language, words]) => [language, new Set(words)]),
)

const SCRIPTS: Readonly<Record<string, RegExp>> = {
  Latn: /\p{Script=Latin}/gu,
  Cyrl: /\p{Script=Cyrillic}/gu,
  Grek: /\p{Script=Greek}/gu,
  Arab: /\p{Script=Arabic}/gu,
  Hebr: /\p{Script=Hebrew}/gu,
  Deva: /\p{Script=Devanagari}/gu,
  Beng: /\p{Script=Bengali}/gu,
  Thai: /\p{Script=Thai}/gu,
  Hang: /\p{Script=Hangul}/gu,
  Kore: /\p{Script=Hangul}|\p{Script=Han}/gu,
  Jpan: /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}/gu,
  Hans: /\p{Script=Han}/gu,
  Hant: /\p{Script=Han}/gu,
  Armn: /\p{Script=Armenian}/gu,
  Geor: /\p{Script=Georgian}/gu,
  Ethi: /\p{Script=Ethiopic}/gu,
  Khmr: /\p{Script=Khmer}/gu,
  Mymr: /\p{Script=Myanmar}/gu,
  Taml: /\p{Script=Tamil}/gu,
  Telu: /\p{Script=Telugu}/gu,
  Guru: /\p{Script=Gurmukhi}/gu,
  Gujr: /\p{Script=Gujarati}/gu,
}
// Longer is no segment.
const LONGEST = 20_000
const LEAST_LETTERS = 20
const LEAST_WORDS = 5
// So many words that only another language has, and none of its own, and the text is in that one.
const SURE = 3

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0

// Addresses, tags, placeholders and codes in the source's letters say nothing of the language.
const NO_WORDS =
  /(?:https?:\/\/|www\.)\S+|(?<!\S)[^\s@]{1,64}@\S+|<[^<>\n]{1,300}>|\{[^{}\n]{0,80}\}|`[^`\n]{0,200}`|"[^"\n]{0,200}"|[«“„][^«»“”„\n]{0,200}[»”]/gu

function inOtherScript(text: string, language: Locale): boolean {
  const script = new Intl.Locale(language).maximize().script ?? ''
  const own = SCRIPTS[script]
  const letters = count(text, /\p{L}/gu)
  return own !== undefined && letters >= LEAST_LETTERS && count(text, own) < 0.1 * letters
}

/** How many of the tokens are function words of a language. */
const hits = (tokens: readonly Token[], language: string): number => {
  const known = LEXICON.get(language)
  return known === undefined ? 0 : tokens.reduce((sum, { word }) => sum + (known.has(word) ? 1 : 0), 0)
}

/**
 * The target is in its language: by its letters, and among languages of the Latin alphabet by the small words that every
 * sentence has. Judged here with lists of some thirty words; the detector is another stage, and far more than this needs.
 */
export const language: Check = {
  name: 'language',
  severity: 'warning',
  faults({ words, from, to, targetLanguage, tokens: { target: all } }) {
    if (from === to || words.target.length > LONGEST) return []
    // One small word of its own is enough to be sure of most texts, and quickly found.
    if (LEXICON.has(to) && hits(all(), to) > 1) return []
    const target = words.target.replace(NO_WORDS, ' ')
    if (inOtherScript(target, targetLanguage))
      return ['The translation is written in the letters of another language.']
    if (!LEXICON.has(to)) return []
    const tokens = tokensOf(target)
    if (tokens.length < LEAST_WORDS || hits(tokens, to) > 0) return []
    const [other, most] = [...LEXICON.keys()]
      .map((each): [string, number] => [each, hits(tokens, each)])
      .reduce((best, each) => (each[1] > best[1] ? each : best))
    return most >= SURE && most >= tokens.length / 5
      ? [`The translation reads like another language (${other}).`]
      : []
  },
}

const RUN = 4
// Of four words in a row two are small words of the source's language, or the run is no sentence but a name.
const SMALL_WORDS = 2

/** A run of the source's own words in the target, that nobody translated. */
export const untranslated: Check = {
  name: 'untranslated',
  severity: 'warning',
  faults({ words, from, to, tokens: { source: tokensOfSource, target: tokensOfTarget } }) {
    const [own, foreign] = [LEXICON.get(from), LEXICON.get(to)]
    if (
      from === to ||
      own === undefined ||
      words.target.length > LONGEST ||
      words.source.trim() === words.target.trim()
    )
      return []
    // Most translations share no word with the source that only its language has.
    const theirs = tokensOfTarget()
    if (theirs.filter(({ word }) => own.has(word) && !(foreign?.has(word) ?? false)).length < SMALL_WORDS)
      return []
    const small = (word: string): boolean => own.has(word) && !(foreign?.has(word) ?? false)
    const tokens = tokensOf(words.target.replace(NO_WORDS, ' '))
    const source = tokensOfSource()
    const runs = new Set(source.map((_, index) => runAt(source, index)))
    const found = tokens.findIndex(
      (_, index) =>
        runs.has(runAt(tokens, index)) &&
        tokens.slice(index, index + RUN).filter(({ word }) => small(word)).length >= SMALL_WORDS,
    )
    return found < 0 ? [] : [`'${runAt(tokens, found)}' stands in the translation as in the source.`]
  },
}

const runAt = (tokens: readonly Token[], index: number): string =>
  index + RUN > tokens.length
    ? ''
    : tokens
        .slice(index, index + RUN)
        .map(({ word }) => word)
        .join(' ')
