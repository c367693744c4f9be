import { type DismissedFinding, personId } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

/** The dismissals of some translations' segments, by `dismissalPlace`. */
export async function dismissalsOf(
  db: Db | Trx,
  translationIds: readonly string[],
): Promise<ReadonlyMap<string, readonly DismissedFinding[]>> {
  const rows = await db
    .selectFrom('dismissals')
    .selectAll()
    .where(sql<boolean>`translation_id = any(${[...translationIds]}::uuid[])`)
    .orderBy('id')
    .execute()
  const found = new Map<string, DismissedFinding[]>()
  for (const { translation_id, key, check, message, target, dismissed_by, reason, at } of rows) {
    const place = dismissalPlace(translation_id, key)
    const known = found.get(place) ?? []
    known.push({ check, message, target, by: personId(dismissed_by), reason, at: at.toISOString() })
    found.set(place, known)
  }
  return found
}

export const dismissalPlace = (translationId: string, key: string): string => `${translationId}/${key}`

export function dismissalsIn(trx: Trx): Tx['dismissals'] {
  const remove: Tx['dismissals']['remove'] = async (id, key, { check, message, target }) => {
    await trx
      .deleteFrom('dismissals')
      .where('translation_id', '=', id)
      .where('key', '=', key)
      .where('check', '=', check)
      .where('message', '=', message)
      .where('target', '=', target)
      .execute()
  }
  return {
    async put(id, key, dismissal) {
      await remove(id, key, dismissal)
      const { by, at, ...rest } = dismissal
      await trx
        .insertInto('dismissals')
        .values({ translation_id: id, key, ...rest, dismissed_by: by, at: new Date(at) })
        .execute()
    },
    remove,
  }
}
