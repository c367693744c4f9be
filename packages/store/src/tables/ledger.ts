import type { Store } from '@passerelle/workflow'
import type { Db } from '../sql.ts'

export function ledgerOf(db: Db): Store['ledger'] {
  return {
    async open(entry, at) {
      const row = await db
        .insertInto('ledger')
        .values({
          translation_id: entry.translationId,
          engine: entry.engine,
          characters: entry.characters,
          billed: null,
          opened_at: at,
          settled_at: null,
        })
        .returning('id')
        .executeTakeFirstOrThrow()
      return row.id
    },
    async settle(id, billed, at) {
      await db.updateTable('ledger').set({ billed, settled_at: at }).where('id', '=', id).execute()
    },
  }
}
