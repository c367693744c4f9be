import { directionOf } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { TranslationOverview } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import { stateBadge } from '../../view/badges.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { age, dateTime } from '../../view/wording.ts'
import { languagePair } from '../translation/head.ts'

/** The queue's lines; their state is only told where it differs. On a narrow screen each becomes a card. */
export function queueTable(
  tongue: Tongue,
  items: readonly TranslationOverview[],
  withState: boolean,
  now: Date,
): Element {
  const { t } = tongue
  const columns = COLUMNS.filter((column) => withState || column !== 'state')
  return h(
    'table.lines',
    h('caption.visually-hidden', t('queue.title')),
    h(
      'thead',
      h(
        'tr',
        columns.map((column) => h('th', { scope: 'col' }, t(`queue.column.${column}`))),
      ),
    ),
    h(
      'tbody',
      items.map((item) => line(tongue, item, withState, now)),
    ),
  )
}

const COLUMNS = ['title', 'languages', 'state', 'segments', 'findings', 'quality', 'assignee', 'age'] as const

function line(tongue: Tongue, item: TranslationOverview, withState: boolean, now: Date): Element {
  const { t } = tongue
  const { translation } = item
  const cell = (column: (typeof COLUMNS)[number], ...children: (Element | string)[]): Element =>
    h('td', { className: [`col-${column}`] }, children)
  return h(
    'tr',
    h(
      'th',
      { scope: 'row' },
      h(
        'a',
        {
          href: paths.translation(translation.id),
          lang: translation.source,
          dir: directionOf(translation.source),
        },
        plainWithMarks(tongue, item.title),
      ),
      translation.block === null ? null : h('p.reason', t(`block.${translation.block.reason}.title`)),
    ),
    cell('languages', languagePair(tongue, translation.source, translation.target)),
    withState ? cell('state', stateBadge(tongue, translation.state)) : null,
    cell('segments', String(item.segments)),
    cell(
      'findings',
      item.findings === 0
        ? h('span.faint', t('queue.noFindings'))
        : h('span.some', t('queue.findings', { count: item.findings })),
    ),
    cell('quality', item.quality === null ? h('span.faint', '–') : t('quality.of', { score: item.quality })),
    cell(
      'assignee',
      item.assigneeName === null ? h('span.faint', t('queue.unassigned')) : h('bdi', item.assigneeName),
    ),
    cell(
      'age',
      h(
        'time',
        { dateTime: item.updatedAt, title: dateTime(tongue, item.updatedAt) },
        age(tongue, item.updatedAt, now),
      ),
    ),
  )
}
