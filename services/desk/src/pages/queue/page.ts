import type { Locale } from '@passerelle/domain'
import { QUEUE_ORDERS, TRANSLATION_STATES } from '@passerelle/domain'
import { type Element, h, selectField } from '@passerelle/page'
import type { CaseOverview, Page, TranslationOverview, Views } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'
import { attention } from './attention.ts'
import { type QueueWish, queuePath, SEARCH_LIMIT } from './filter.ts'
import { queueTable } from './table.ts'

export interface QueueProps {
  readonly tongue: Tongue
  readonly wish: QueueWish
  readonly page: Page<TranslationOverview>
  readonly counts: Awaited<ReturnType<Views['countTranslations']>>
  /** The targets that the reviewer works in. */
  readonly targets: readonly Locale[]
  /** Cases that wait for a person before they have any translation. */
  readonly waiting: readonly CaseOverview[]
  readonly languages: readonly Locale[]
  readonly now: Date
}

/** What waits for people: cases that need a hand first, then the translations, filtered as the address says. */
export function queuePage(props: QueueProps): Element {
  const { tongue, wish, page, now } = props
  const { t } = tongue
  return h(
    'div.queue',
    h('h1', t('queue.title')),
    attention(tongue, props.waiting, props.languages),
    stateTabs(props),
    filters(props),
    page.items.length === 0 ? empty(tongue, wish) : queueTable(tongue, page.items, wish.state === 'all', now),
    h(
      'nav.pages',
      { ariaLabel: t('queue.pages') },
      wish.cursor === null ? null : h('a', { href: queuePath({ ...wish, cursor: null }) }, t('queue.first')),
      page.next === null
        ? null
        : h('a', { href: queuePath({ ...wish, cursor: page.next }) }, t('queue.more')),
    ),
  )
}

/** The states as tabs, each with how many there are in the chosen language. */
function stateTabs({ tongue, wish, counts }: QueueProps): Element {
  const counted = counts.filter(({ target }) => wish.target === null || target === wish.target)
  const sum = (state: QueueWish['state']): number =>
    counted.reduce((total, row) => total + (state === 'all' || row.state === state ? row.count : 0), 0)
  const states: readonly QueueWish['state'][] = [
    'in_review',
    'changes_requested',
    'blocked',
    ...TRANSLATION_STATES.filter(
      (state) => !['in_review', 'changes_requested', 'blocked', 'stale'].includes(state),
    ),
    'all',
  ]
  return h(
    'nav.tabs',
    { ariaLabel: tongue.t('queue.states') },
    h(
      'ul',
      states.map((state) =>
        h(
          'li',
          h(
            'a',
            {
              href: queuePath({ ...wish, state, cursor: null }),
              ariaCurrent: state === wish.state ? 'page' : undefined,
              className: sum(state) === 0 ? ['none'] : [],
            },
            tongue.t(`state.${state}`),
            ' ',
            h('span.count', String(sum(state))),
          ),
        ),
      ),
    ),
  )
}

function filters({ tongue, wish, targets }: QueueProps): Element {
  const { t } = tongue
  return h(
    'form.filters',
    { method: 'get', action: paths.queue, ariaLabel: t('queue.filters') },
    wish.state === 'in_review' ? null : h('input', { type: 'hidden', name: 'state', value: wish.state }),
    h(
      'div.field.grow',
      h('label', { htmlFor: 'q' }, t('queue.search')),
      h('input', {
        id: 'q',
        name: 'q',
        type: 'search',
        value: wish.search,
        dir: 'auto',
        maxLength: SEARCH_LIMIT,
      }),
    ),
    selectField({
      label: t('queue.target'),
      name: 'target',
      value: wish.target ?? '',
      options: [
        { value: '', label: t('queue.anyTarget') },
        ...targets.map((target) => ({ value: target, label: languageName(tongue, target) })),
      ],
    }),
    selectField({
      label: t('queue.order'),
      name: 'order',
      value: wish.order,
      options: QUEUE_ORDERS.map((order) => ({ value: order, label: t(`queue.${order}`) })),
    }),
    h(
      'label.check',
      h('input', { type: 'checkbox', name: 'mine', value: '1', checked: wish.mine }),
      h('span', t('queue.mine')),
    ),
    h('button.button', { type: 'submit' }, t('queue.apply')),
  )
}

function empty(tongue: Tongue, wish: QueueWish): Element {
  const narrowed = wish.search !== '' || wish.target !== null || wish.mine
  return h(
    'p.empty',
    tongue.t(narrowed ? 'queue.nothingFound' : 'queue.nothingHere'),
    ' ',
    narrowed
      ? h(
          'a',
          { href: queuePath({ ...wish, search: '', target: null, mine: false, cursor: null }) },
          tongue.t('queue.clear'),
        )
      : null,
  )
}
