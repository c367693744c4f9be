import type { CaseId, Locale } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import { paths } from '../paths.ts'
import type { Tongue } from './tongue.ts'
import { languageName } from './wording.ts'

export interface LanguageFormProps {
  readonly caseId: CaseId
  /** Of the input; unlike any other on the page. */
  readonly id: string
  readonly label: string
  readonly button: string
  /** Languages that speak for themselves, each a button: nothing is filled in beforehand, so that nobody agrees by accident. */
  readonly candidates: readonly Locale[]
}

/** Where a person says in which language a case is written: by a button for each likely one, or by any tag (with the list `languages`). */
export function languageForm(
  tongue: Tongue,
  { caseId, id, label, button, candidates }: LanguageFormProps,
): Element {
  const form = { method: 'post', action: paths.settleLanguage(caseId) }
  return h(
    'div.language-form',
    candidates.length === 0
      ? null
      : h(
          'form',
          form,
          candidates.map((tag) =>
            h(
              'button.button.button-quiet',
              { type: 'submit', name: 'language', value: tag },
              languageName(tongue, tag),
            ),
          ),
        ),
    h(
      'form',
      form,
      h('label', { htmlFor: id }, label),
      h('input', {
        id,
        name: 'language',
        required: true,
        maxLength: 35,
        size: 12,
        list: 'languages',
        autoComplete: 'off',
        dir: 'ltr',
      }),
      h('button.button.button-quiet', { type: 'submit' }, button),
    ),
  )
}

/** The list from which the input of such a form completes; once on a page. */
export const languageList = (tongue: Tongue, languages: readonly Locale[]): Element =>
  h(
    'datalist',
    { id: 'languages' },
    languages.map((language) => h('option', { value: language }, languageName(tongue, language))),
  )
