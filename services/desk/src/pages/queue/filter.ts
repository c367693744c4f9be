import {
  type Locale,
  type PersonId,
  QUEUE_ORDERS,
  type QueueOrder,
  TRANSLATION_STATES,
  type TranslationState,
} from '@passerelle/domain'
import type { TranslationFilter } from '@passerelle/workflow'
import { paths } from '../../paths.ts'

/** What a reviewer wants to see in the queue, as its address says it. */
export interface QueueWish {
  readonly state: TranslationState | 'all'
  readonly target: Locale | null
  readonly mine: boolean
  readonly search: string
  readonly order: QueueOrder
  readonly cursor: string | null
}

/** Characters of a search; longer ones are cut. */
export const SEARCH_LIMIT = 200

/** Reads the queue's query string. Unknown values fall back to what the queue opens with: what waits for a review. */
export function readQueueWish(
  query: Readonly<Record<string, unknown>>,
  targets: readonly Locale[],
): QueueWish {
  const text = (name: string): string => {
    const value = query[name]
    return typeof value === 'string' ? value.slice(0, SEARCH_LIMIT) : ''
  }
  const state = TRANSLATION_STATES.find((candidate) => candidate === text('state'))
  return {
    state: state ?? (text('state') === 'all' ? 'all' : 'in_review'),
    target: targets.find((target) => target === text('target')) ?? null,
    mine: text('mine') === '1',
    search: text('q').trim(),
    order: QUEUE_ORDERS.find((order) => order === text('order')) ?? 'newest',
    cursor: text('cursor') || null,
  }
}

/** The address of the queue with a wish; what is its default is left out. */
export function queuePath(wish: QueueWish): string {
  const query = new URLSearchParams()
  if (wish.state !== 'in_review') query.set('state', wish.state)
  if (wish.target !== null) query.set('target', wish.target)
  if (wish.mine) query.set('mine', '1')
  if (wish.search !== '') query.set('q', wish.search)
  if (wish.order !== 'newest') query.set('order', wish.order)
  if (wish.cursor !== null) query.set('cursor', wish.cursor)
  const text = query.toString()
  return text === '' ? paths.queue : `${paths.queue}?${text}`
}

/** The wish as the store's filter, held to the targets that the reviewer may see (null: all). */
export const toFilter = (
  wish: QueueWish,
  reader: PersonId,
  targets: readonly Locale[] | null,
): TranslationFilter => ({
  ...(wish.state === 'all' ? {} : { state: wish.state }),
  ...(wish.target === null ? {} : { target: wish.target }),
  ...(targets === null ? {} : { targets }),
  ...(wish.mine ? { assignee: reader } : {}),
  ...(wish.search === '' ? {} : { search: wish.search }),
  order: wish.order,
})
