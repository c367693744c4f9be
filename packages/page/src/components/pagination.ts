import type { Element } from 'hast'
import { icon } from '../icons.ts'
import { h } from '../tree.ts'

export interface Pagination {
  readonly label: string
  readonly previous: string
  readonly next: string
  /** "Page 3", for those who listen. */
  readonly page: (number: number) => string
  /** The number as the locale writes it. */
  readonly number: (number: number) => string
  readonly current: number
  readonly count: number
  readonly href: (number: number) => string
}

/** The pages that are named: the first, the last, the current with its neighbours; 0 stands for a gap. */
export function pageNumbers(current: number, count: number): number[] {
  const shown = new Set(
    [1, current - 1, current, current + 1, count].filter((page) => page >= 1 && page <= count),
  )
  return [...shown]
    .sort((a, b) => a - b)
    .flatMap((page, index, pages) =>
      index > 0 && page - (pages[index - 1] ?? page) > 1 ? [0, page] : [page],
    )
}

/** Links to the other pages of a list; nothing where there is only one page. */
export function pagination({
  label,
  previous,
  next,
  page,
  number,
  current,
  count,
  href,
}: Pagination): Element | null {
  if (count <= 1) return null
  const step = (target: number, rel: 'prev' | 'next', words: string, picture: 'previous' | 'next'): Element =>
    h(
      'li',
      { className: [`pagination-${rel}`] },
      h('a', { href: href(target), rel: [rel] }, icon(picture), h('span', words)),
    )
  return h(
    'nav.pagination',
    { ariaLabel: label },
    h(
      'ul',
      current > 1 ? step(current - 1, 'prev', previous, 'previous') : null,
      pageNumbers(current, count).map((target) =>
        target === 0
          ? h('li.pagination-gap', { ariaHidden: 'true' }, '…')
          : h(
              'li.pagination-page',
              h(
                'a',
                {
                  href: href(target),
                  ariaLabel: page(target),
                  ...(target === current ? { ariaCurrent: 'page' } : {}),
                },
                number(target),
              ),
            ),
      ),
      current < count ? step(current + 1, 'next', next, 'next') : null,
    ),
  )
}
