import { type LanguageGuess, type Locale, type Revision, UND } from '@passerelle/domain'
import type { Tongue } from './tongue.ts'
import { languageName } from './wording.ts'

/** A guess below this is noise: it is neither proposed nor told. In a text in two languages the smaller share is above it. */
const WORTH_TELLING = 0.2
const MOST_TOLD = 3

const guessesOf = ({ detection }: Revision): readonly LanguageGuess[] =>
  (detection === null ? [] : [detection, ...detection.alternatives]).filter(
    ({ language, confidence }) => language !== UND && confidence >= WORTH_TELLING,
  )

/** The languages that something speaks for: what the submitter declared, and the detector's guesses. */
export const candidates = (revision: Revision): readonly Locale[] => [
  ...new Set([
    ...(revision.declaredLanguage === null ? [] : [revision.declaredLanguage]),
    ...guessesOf(revision)
      .map(({ language }) => language)
      .slice(0, MOST_TOLD),
  ]),
]

/**
 * Why the language of a revision is what it is, or why a person is asked, in sentences: the reason, what was declared, what the text
 * looks like and how sure that is, the language of the form, and the variant that the text shows.
 */
export function languageEvidence(tongue: Tongue, revision: Revision): readonly string[] {
  const { t } = tongue
  const { declaredLanguage, interfaceLanguage, detection } = revision
  const percent = new Intl.NumberFormat(tongue.locale, { style: 'percent' })
  const surely = ({ language, confidence }: LanguageGuess): string =>
    `${languageName(tongue, language)} (${percent.format(confidence)})`
  const name = (tag: Locale): { language: string } => ({ language: languageName(tongue, tag) })
  const guesses = detection?.decision === 'person' ? (detection?.alternatives ?? []) : guessesOf(revision)
  const told = guesses.filter(({ confidence }) => confidence >= WORTH_TELLING).slice(0, MOST_TOLD)
  return [
    ...(detection === null ? [] : [t(`languageReason.${detection.reason}`)]),
    declaredLanguage === null ? t('attention.undeclared') : t('attention.declared', name(declaredLanguage)),
    told.length === 0
      ? t('attention.noGuess')
      : t('attention.guesses', {
          languages: new Intl.ListFormat(tongue.locale, {
            type: detection?.reason === 'text-mixed' ? 'conjunction' : 'disjunction',
          }).format(told.map(surely)),
        }),
    ...(interfaceLanguage === null ? [] : [t('attention.form', name(interfaceLanguage))]),
    ...(detection?.variant === undefined
      ? []
      : [t('attention.variant', { variant: surely(detection.variant) })]),
  ]
}
