import type { Tx } from '@passerelle/workflow'
import type { Trx } from '../sql.ts'

export function memoryImportsIn(trx: Trx): Tx['memoryImports'] {
  return {
    async get(print) {
      const row = await trx
        .selectFrom('memory_imports')
        .select(['entries', 'added', 'known', 'refused', 'left_aside as leftAside'])
        .where('print', '=', print)
        .executeTakeFirst()
      return row
    },
    async put(print, { leftAside: left_aside, ...rest }, moved_at) {
      const row = { ...rest, left_aside, moved_at }
      await trx
        .insertInto('memory_imports')
        .values({ print, ...row })
        .onConflict((conflict) => conflict.column('print').doUpdateSet(row))
        .execute()
    },
    async end(print) {
      await trx.deleteFrom('memory_imports').where('print', '=', print).execute()
    },
  }
}
