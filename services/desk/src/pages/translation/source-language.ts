import type { Locale } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { TranslationView } from '@passerelle/workflow'
import { candidates, languageEvidence } from '../../view/language-evidence.ts'
import { languageForm, languageList } from '../../view/language-form.ts'
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
    languageList(tongue, languages),
    languageForm(tongue, {
      caseId: translation.caseId,
      id: 'source-language',
      label: t('sourceLanguage.other'),
      button: t('sourceLanguage.correct'),
      candidates: candidates(revision).filter((candidate) => candidate !== translation.source),
    }),
    h('p.faint', t('sourceLanguage.effect')),
  )
}
