import type { Locale } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { TranslationView } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import { languageEvidence } from '../../view/language-evidence.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'

/** How the source's language was settled, and the way to correct it; nothing where a newer revision has taken over. */
export function sourceLanguage(
  tongue: Tongue,
  { translation, revision }: TranslationView,
  languages: readonly Locale[],
): Element | null {
  const { t } = tongue
  if (translation.state === 'stale') return null
  const name = languageName(tongue, translation.source)
  return h(
    'details.source-language',
    h('summary', t('sourceLanguage.title', { language: name })),
    h('p', languageEvidence(tongue, revision).join(' ')),
    h(
      'datalist',
      { id: 'languages' },
      languages.map((language) => h('option', { value: language }, languageName(tongue, language))),
    ),
    h(
      'form.inline',
      { method: 'post', action: paths.settleLanguage(translation.caseId) },
      h('label', { htmlFor: 'source-language' }, t('sourceLanguage.other')),
      h('input', {
        id: 'source-language',
        name: 'language',
        required: true,
        maxLength: 35,
        size: 12,
        list: 'languages',
        autoComplete: 'off',
        dir: 'ltr',
        ariaDescribedBy: 'source-language-effect',
      }),
      h('button.button.button-quiet', { type: 'submit' }, t('sourceLanguage.correct')),
    ),
    h('p.faint', { id: 'source-language-effect' }, t('sourceLanguage.effect')),
  )
}
