import { type LanguageGuess, UND } from '@passerelle/domain'
import { detect } from '../detect.ts'
import { writingsOf } from '../writing.ts'

/** What one segment says about its language. */
export interface Evidence {
  /** Empty when it says nothing. */
  readonly guesses: readonly LanguageGuess[]
  /** 1 for a sentence; less for what may be a name, a title or a phrase, which can follow its neighbours but not lead. */
  readonly weight: number
}

const PHRASE = 0.25

/**
 * The least that a sentence has. "La Maison de la Culture" has three words in lower case, "Open Data for Cities" one; 20
 * letters are 7 characters of Chinese.
 */
const SENTENCE = { words: 5, lowerCase: 3, letters: 20 }

/** What the words of a segment say. Text that quotes another speaker counts as a sentence only where it goes on in the same language. */
export function evidenceOf(text: string): Evidence {
  const { language, confidence, alternatives } = detect(text)
  if (language === UND) return { guesses: alternatives, weight: PHRASE }
  const guesses = [{ language, confidence }, ...alternatives]
  const rest = outsideQuotes(text)
  const isWhole = rest === text || lettersIn(rest) === 0 || detect(rest).language === language
  return { guesses, weight: isWhole && isSentence(text) ? 1 : PHRASE }
}

function isSentence(text: string): boolean {
  if (lettersIn(text) < SENTENCE.letters) return false
  const words = text.split(/\s+/).filter((word) => /\p{L}/u.test(word))
  if (UNSPACED.test(text)) return true
  if (words.length < SENTENCE.words) return false
  const lowerCase = words.filter((word) => /^\P{L}*\p{Ll}/u.test(word)).length
  return lowerCase >= SENTENCE.lowerCase || !/\p{Ll}/u.test(text)
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const lettersIn = (text: string): number => writingsOf(text).reduce((sum, { letters }) => sum + letters, 0)

/** Quotation marks that open, each with those that close it. */
const QUOTES: ReadonlyMap<string, string> = new Map([
  ['«', '»'],
  ['»', '«'],
  ['“', '”'],
  ['„', '“”'],
  ['”', '”'],
  ['"', '"'],
  ['「', '」'],
  ['『', '』'],
])

/** A text without what stands in quotation marks. A mark that is not closed quotes nothing. Linear in the length of the text. */
function outsideQuotes(text: string): string {
  let [outside, quoted, closing] = ['', '', '']
  for (const character of text) {
    if (closing === '') {
      closing = QUOTES.get(character) ?? ''
      if (closing === '') outside += character
      else quoted = character
    } else {
      quoted += character
      if (closing.includes(character)) closing = ''
    }
  }
  return closing === '' ? outside : outside + quoted
}
