import { personId } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Trx } from '../sql.ts'

/** What the pipeline asks of the accounts' table; it is written by the accounts adapter alone. */
export function peopleIn(trx: Trx): Tx['people'] {
  return {
    async name(id) {
      const row = await trx.selectFrom('account_user').select('name').where('id', '=', id).executeTakeFirst()
      return row?.name
    },
    async email(id) {
      const row = await trx.selectFrom('account_user').select('email').where('id', '=', id).executeTakeFirst()
      return row?.email ?? null
    },
    async reviewersFor(target) {
      const rows = await trx
        .selectFrom('account_user')
        .leftJoin('translations', (join) =>
          join
            .onRef('translations.assignee', '=', 'account_user.id')
            .on('translations.state', 'in', ['in_review', 'changes_requested', 'blocked']),
        )
        .select('account_user.id')
        .where(sql<boolean>`'reviewer' = any(string_to_array(account_user.roles, ','))`)
        .where(sql<boolean>`${target} = any(string_to_array(account_user.locales, ','))`)
        .groupBy('account_user.id')
        .orderBy((eb) => eb.fn.count('translations.id'))
        .orderBy('account_user.id')
        .execute()
      return rows.map((row) => personId(row.id))
    },
  }
}
