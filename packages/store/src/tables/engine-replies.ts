import { locale } from '@passerelle/domain'
import type { PaidReply } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

/** What was paid for before, by key. */
export async function repliesTo(trx: Trx, keys: readonly string[]): Promise<ReadonlyMap<string, PaidReply>> {
  if (keys.length === 0) return new Map()
  const rows = await trx.selectFrom('engine_replies').selectAll().where('key', 'in', keys).execute()
  return new Map(
    rows.map(({ key, text, model, via }) => [
      key,
      {
        text,
        ...(model === null ? {} : { model }),
        ...(via === null ? {} : { via: via.map((tag) => locale(tag)) }),
      },
    ]),
  )
}

/** Keeps what a call brought; what is there already stays. */
export async function putReplies(
  trx: Trx,
  callId: string,
  replies: ReadonlyMap<string, PaidReply>,
): Promise<void> {
  if (replies.size === 0) return
  const rows = JSON.stringify([...replies].map(([key, reply]) => ({ key, ...reply })))
  await sql`
    insert into engine_replies (key, call_id, text, model, via, at)
    select row.key, ${callId}, row.text, row.model, row.via, now()
    from jsonb_to_recordset(${rows}::jsonb) as row (key text, text text, model text, via jsonb)
    on conflict (key) do nothing
  `.execute(trx)
}

export async function forgetReplies(db: Db, keptMs: number): Promise<void> {
  await sql`delete from engine_replies where at < now() - ${keptMs} * interval '1 millisecond'`.execute(db)
}
