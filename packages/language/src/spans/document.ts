import { sameLanguage, UND } from '@passerelle/domain'
import { type Detected, detect } from '../detect.ts'
import { WEIGH_DEFAULTS } from '../weigh.ts'
import { type SpanText, spanLanguages } from './spans.ts'

/** Above this share the rest is no quotation: the text is in two languages, and a person is asked. */
const MOST_QUOTED = 0.35

/**
 * The language of a document that may quote another. Where the whole is not clear because of whole segments in another language,
 * that of the other segments counts; half of each stays `und`.
 * @param segments in the order in which they are looked at, as a detector may look at the beginning alone
 */
export function detectDocument(segments: readonly SpanText[]): Detected {
  const whole = detect(wordsIn(segments))
  const main = whole.language === UND ? whole.alternatives[0]?.language : whole.language
  if (main === undefined || whole.confidence >= WEIGH_DEFAULTS.clear) return whole
  const languages = spanLanguages(segments, main)
  const own = segments.filter((_, index) => languages[index] === null)
  const quoted = 1 - lengthOf(own) / lengthOf(segments)
  if (quoted === 0 || quoted > MOST_QUOTED) return whole
  const rest = detect(wordsIn(own))
  return sameLanguage(rest.language, main) && rest.confidence > whole.confidence ? rest : whole
}

const wordsIn = (segments: readonly SpanText[]): string => segments.map(({ words }) => words).join('\n')

const lengthOf = (segments: readonly SpanText[]): number =>
  segments.reduce((sum, { words }) => sum + words.length, 0)
