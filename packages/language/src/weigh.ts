import {
  type Detection,
  type DetectionDecision,
  type DetectionReason,
  type LanguageGuess,
  type Locale,
  UND,
} from '@passerelle/domain'
import { covers } from './covers.ts'
import type { Detected } from './detect.ts'
import { areRelatives } from './relatives.ts'

/** What is known about the language of a submission. */
export interface LanguageClaims {
  /** What the submitter says. */
  readonly declared: Locale | null
  /** What the text says. */
  readonly detected: Detected
  /** The language of the form that the submitter filled in: it tips the scale, and never decides alone. */
  readonly interfaceLanguage: Locale | null
}

export interface WeighOptions {
  /** From this confidence on a text speaks for itself, and against a declaration. */
  readonly clear?: number
}

export const WEIGH_DEFAULTS = { clear: 0.8 } as const satisfies WeighOptions

/**
 * The verdict on a submission's language, by this table (the text is *clear* from `clear` on, *unsure* below it, and `und` when
 * it names nothing):
 *
 * | declared | text | verdict |
 * |---|---|---|
 * | yes | names the same language | detected, the declared tag with its region |
 * | yes | clearly another, or `und` over others that leave no room for the declared one | ask |
 * | yes | unsure of another, or `und` | declared |
 * | no | clear | detected |
 * | no | unsure, and the form was in that language | detected |
 * | no | in two languages that nobody takes for each other | ask, with both |
 * | no | unsure, or `und` | ask, with `und` |
 */
export function weigh(claims: LanguageClaims, options: WeighOptions = {}): Detection {
  const { clear } = { ...WEIGH_DEFAULTS, ...options }
  return claims.declared === null || claims.declared === UND
    ? undeclared(claims.detected, claims.interfaceLanguage, clear)
    : declaredAs(claims.declared, claims.detected, clear)
}

function declaredAs(declared: Locale, detected: Detected, clear: number): Detection {
  if (covers(declared, detected.language))
    return verdict(
      'detected',
      'declared-agrees',
      { language: declared, confidence: detected.confidence },
      detected.alternatives,
    )
  const guesses =
    detected.language === UND ? detected.alternatives : [detected, ...detected.alternatives].map(guessOf)
  const support = guesses.find(({ language }) => covers(declared, language))?.confidence ?? 0
  const against = guesses
    .filter(({ language }) => !covers(declared, language))
    .reduce((sum, { confidence }) => sum + confidence, 0)
  const named = detected.language !== UND && detected.confidence >= clear
  // A text in two languages names neither; declared as a third one it still contradicts.
  const leavesNoRoom = detected.language === UND && support === 0 && against >= clear
  const others = guesses.filter(({ language }) => !covers(declared, language))
  if (!named && !leavesNoRoom)
    return verdict('declared', 'declared-text-unclear', { language: declared, confidence: support }, others)
  const [first = { language: UND, confidence: 0 }, ...rest] = others
  return verdict('ask', 'declared-contradicts-text', first, [
    { language: declared, confidence: support },
    ...rest,
  ])
}

function undeclared(detected: Detected, interfaceLanguage: Locale | null, clear: number): Detection {
  const { language, alternatives } = detected
  if (isMixed(detected)) return verdict('ask', 'text-mixed', { language: UND, confidence: 0 }, alternatives)
  if (language === UND) return verdict('ask', 'text-unclear', { language: UND, confidence: 0 }, alternatives)
  if (detected.confidence >= clear) return verdict('detected', 'text-clear', guessOf(detected), alternatives)
  if (interfaceLanguage !== null && covers(interfaceLanguage, language))
    return verdict('detected', 'interface-agrees', guessOf(detected), alternatives)
  return verdict('ask', 'text-unsure', { language: UND, confidence: 0 }, [guessOf(detected), ...alternatives])
}

/** Each of two languages holds so much of a mixed text, and together they hold nearly all of it. */
const MIXED = { each: 0.2, both: 0.75 }

/** A text that names nothing and has two languages of different families is in both; of one family, it is in either. */
function isMixed({ language, alternatives }: Detected): boolean {
  const [first, second] = alternatives
  if (language !== UND || first === undefined || second === undefined) return false
  return (
    second.confidence >= MIXED.each &&
    first.confidence + second.confidence >= MIXED.both &&
    !areRelatives(first.language, second.language)
  )
}

const guessOf = ({ language, confidence }: LanguageGuess): LanguageGuess => ({ language, confidence })

const verdict = (
  decision: DetectionDecision,
  reason: DetectionReason,
  guess: LanguageGuess,
  alternatives: readonly LanguageGuess[],
): Detection => ({ ...guess, decision, reason, alternatives })
