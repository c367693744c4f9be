import { type Locale, parseLocale, TERM_STATUSES } from '@passerelle/domain'
import { type Element, h, languageProps, notice } from '@passerelle/page'
import { paths } from '../../paths.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'
import { type ConceptDraft, type DraftFault, emptyRow, rowField, type TermRow } from './draft.ts'

export interface ConceptFormProps {
  readonly tongue: Tongue
  readonly id: string
  /** What the writer has before them; 0 for a concept that is to be new. */
  readonly version: number
  readonly draft: ConceptDraft
  readonly fault?: DraftFault
  /** Languages that are offered; any other may be typed. */
  readonly languages: readonly Locale[]
}

/** Rows without a term at the end of the form. */
const SPARE_ROWS = 3

/** A concept as a plain form, a row for each term and some to spare. */
export function conceptForm({ tongue, id, version, draft, fault, languages }: ConceptFormProps): Element {
  const { t } = tongue
  const rows = [...draft.terms, ...Array.from({ length: SPARE_ROWS }, () => emptyRow)]
  const input = (name: 'domain' | 'definition' | 'note'): Element =>
    h(
      'div.field',
      h('label', { htmlFor: name }, t(`terms.${name}`)),
      name === 'domain'
        ? h('input', { id: name, name, value: draft[name], dir: 'auto' })
        : h('textarea', { id: name, name, rows: 2, dir: 'auto' }, `\n${draft[name]}`),
    )
  return h(
    'form.concept-form',
    { method: 'post', action: paths.concept(id) },
    h('input', { type: 'hidden', name: 'version', value: String(version) }),
    fault === undefined
      ? null
      : notice({
          tone: 'error',
          icon: 'warning',
          role: 'alert',
          title: t(`terms.fault.${fault.fault}`, { about: fault.about }),
        }),
    input('domain'),
    input('definition'),
    input('note'),
    h(
      'label.check',
      h('input', { type: 'checkbox', name: 'doNotTranslate', checked: draft.doNotTranslate }),
      t('terms.keep'),
    ),
    h('h3', t('terms.list')),
    h('p.faint', t('terms.rowsHint')),
    rows.map((row, index) => termRow(tongue, row, index)),
    h(
      'datalist',
      { id: 'languages' },
      languages.map((tag) => h('option', { value: tag }, languageName(tongue, tag))),
    ),
    h('p.actions', h('button.button', { type: 'submit' }, t('terms.save'))),
  )
}

function termRow(tongue: Tongue, row: TermRow, index: number): Element {
  const { t } = tongue
  const number = index + 1
  const language = parseLocale(row.language)
  const props = language === undefined ? { dir: 'auto' } : languageProps(language, tongue.locale)
  const field = (name: keyof TermRow, control: (id: string) => Element): Element => {
    const id = rowField(index, name)
    return h(
      'div.field',
      { className: [`row-${name}`] },
      h('label', { htmlFor: id }, t(`terms.row.${name}`)),
      control(id),
    )
  }
  const input = (name: 'partOfSpeech' | 'note' | 'text', more = {}): Element =>
    field(name, (id) => h('input', { id, name: id, value: row[name], dir: 'auto', ...more }))
  return h(
    'fieldset.term-row',
    h('legend.visually-hidden', t('terms.row.title', { number })),
    field('language', (id) =>
      h('input', {
        id,
        name: id,
        value: row.language,
        list: 'languages',
        autoComplete: 'off',
        spellCheck: false,
      }),
    ),
    input('text', props),
    field('status', (id) =>
      h(
        'select',
        { id, name: id },
        TERM_STATUSES.map((status) =>
          h('option', { value: status, selected: status === row.status }, t(`terms.status.${status}`)),
        ),
      ),
    ),
    input('partOfSpeech'),
    input('note'),
  )
}
