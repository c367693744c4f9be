import type { Locale } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { CaseOverview } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import { candidates, languageEvidence } from '../../view/language-evidence.ts'
import { languageForm, languageList } from '../../view/language-form.ts'
import type { Tongue } from '../../view/tongue.ts'

/** Characters of a case's text that are enough to recognise its language. */
const EXCERPT = 320

/** Cases that can't go on without a person: nobody knows their language, or they could not be read. */
export function attention(
  tongue: Tongue,
  cases: readonly CaseOverview[],
  languages: readonly Locale[],
): Element | null {
  if (cases.length === 0) return null
  return h(
    'section.attention',
    { ariaLabelledBy: 'attention' },
    h('h2', { id: 'attention' }, tongue.t('attention.title', { count: cases.length })),
    languageList(tongue, languages),
    h(
      'ul',
      cases.map((overview) =>
        h(
          'li',
          { id: `case-${overview.record.id}` },
          h('h3', { dir: 'auto' }, plainWithMarks(tongue, overview.title)),
          overview.revision.stage.stage === 'failed'
            ? failed(tongue, overview, overview.revision.stage.failure)
            : needsLanguage(tongue, overview),
        ),
      ),
    ),
  )
}

function failed(
  tongue: Tongue,
  { record }: CaseOverview,
  failure: { readonly code: string; readonly message: string },
): Element[] {
  return [
    h('p', h('strong', tongue.t(`failure.${failure.code}`))),
    h('p.detail', { lang: 'en', dir: 'ltr' }, plainWithMarks(tongue, failure.message)),
    h(
      'form',
      { method: 'post', action: paths.retryCase(record.id) },
      h('button.button.button-quiet', { type: 'submit' }, tongue.t('attention.retry')),
    ),
  ]
}

function needsLanguage(tongue: Tongue, { record, revision }: CaseOverview): Element[] {
  const { t } = tongue
  const body = revision.content.summary ?? revision.content.body
  const excerpt = body.length > EXCERPT ? `${body.slice(0, EXCERPT).toWellFormed()} …` : body
  return [
    h('blockquote', { dir: 'auto' }, plainWithMarks(tongue, excerpt)),
    h('p.faint', languageEvidence(tongue, revision).join(' ')),
    languageForm(tongue, {
      caseId: record.id,
      id: `language-${record.id}`,
      label: t('attention.language'),
      button: t('attention.settle'),
      candidates: candidates(revision),
    }),
  ]
}
