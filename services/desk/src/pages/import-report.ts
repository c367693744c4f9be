import { directionOf } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import { countOutcomes, type MergeRow, type SegmentView, type TranslationView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../paths.ts'
import { inlineText } from '../view/inline-text.ts'
import type { Tongue } from '../view/tongue.ts'

export interface ImportReportProps {
  readonly tongue: Tongue
  /** The translation as it is after the import. */
  readonly view: TranslationView
  readonly rows: readonly MergeRow[]
  readonly dryRun: boolean
}

type Conflict = Extract<MergeRow, { outcome: 'conflict' }>
type Refused = Extract<MergeRow, { outcome: 'refused' }>

/** What became of an uploaded file: the sums, each conflict with the choice between both texts, each refusal with its reason. */
export function importReport(props: ImportReportProps): Element {
  const { tongue, view, rows, dryRun } = props
  const { t } = tongue
  const counts = countOutcomes(rows)
  const conflicts = rows.filter((row): row is Conflict => row.outcome === 'conflict')
  const refused = rows.filter((row): row is Refused => row.outcome === 'refused')
  return h(
    'section.import-report',
    h('h1', t(dryRun ? 'xliff.report.dryTitle' : 'xliff.report.title')),
    h('p', t(dryRun ? 'xliff.report.dryText' : 'xliff.report.text', { count: rows.length })),
    h(
      'dl.sums',
      OUTCOMES.map((outcome) =>
        h(
          'div',
          h('dt', t(`xliff.outcome.${outcome}`)),
          h('dd', counts[outcome].toLocaleString(tongue.locale)),
        ),
      ),
    ),
    h('p.actions', h('a.button', { href: paths.translation(view.translation.id) }, t('xliff.report.back'))),
    conflicts.length === 0 ? null : h('h2', t('xliff.report.conflicts')),
    conflicts.map((row) => conflict(props, row)),
    refused.length === 0 ? null : refusals(tongue, refused),
  )
}

const OUTCOMES = ['taken', 'unchanged', 'kept', 'conflict', 'refused'] as const

/** Both texts beside each other; the file's can be taken now, or changed first. */
function conflict({ tongue, view, dryRun }: ImportReportProps, row: Conflict): Element | null {
  const { t } = tongue
  const { translation } = view
  const item: SegmentView | undefined = view.items.find(({ key }) => key === row.key)
  if (item === undefined) return null
  const language = { lang: translation.target, dir: directionOf(translation.target) }
  return h(
    'article.conflict-page',
    h(
      'p.text',
      { lang: translation.source, dir: directionOf(translation.source) },
      inlineText(tongue, item.source, item.codes),
    ),
    h(
      'div.both',
      h(
        'section',
        h('h3', t('xliff.report.ours')),
        h('p.text', language, inlineText(tongue, row.ours, item.codes)),
        h(
          'p.actions',
          h(
            'a.button.button-quiet',
            { href: `${paths.translation(translation.id)}#${segmentAnchor(item.key)}` },
            t('xliff.report.see'),
          ),
        ),
      ),
      h(
        'section',
        h('h3', t('xliff.report.theirs')),
        dryRun
          ? h('p.text', language, inlineText(tongue, row.theirs, item.codes))
          : h(
              'form',
              { method: 'post', action: paths.segment(translation.id, item.key) },
              h('input', { type: 'hidden', name: 'version', value: String(translation.version) }),
              h(
                'textarea',
                { name: 'target', rows: 4, ariaLabel: t('xliff.report.theirs'), ...language },
                `\n${row.theirs}`,
              ),
              h('p.actions', h('button.button', { type: 'submit' }, t('xliff.report.take'))),
            ),
      ),
    ),
  )
}

const refusals = ({ t }: Tongue, rows: readonly Refused[]): Element =>
  h(
    'section',
    h('h2', t('xliff.report.refused')),
    h(
      'ul',
      rows.map(({ key, line, reason }) =>
        h('li', `${t('xliff.report.line', { line })} `, h('code', key), ` — ${t(`xliff.reason.${reason}`)}`),
      ),
    ),
  )
