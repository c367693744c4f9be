import type { Page } from '@passerelle/workflow'

/** Cuts `limit + 1` fetched rows down to a page; the cursor is the last item's id. */
export function toPage<Row, Item>(
  rows: readonly Row[],
  limit: number,
  idOf: (row: Row) => string,
  present: (row: Row) => Item,
): Page<Item> {
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(present),
    next: rows.length > limit && last !== undefined ? idOf(last) : null,
  }
}

/** Makes a text safe as part of a LIKE pattern. */
export const likePattern = (text: string): string =>
  `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`
