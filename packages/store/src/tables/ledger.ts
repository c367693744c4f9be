import { grant } from '@passerelle/domain'
import type { Ledger, PaidCall, Reservation } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'
import { forgetReplies, putReplies, repliesTo } from './engine-replies.ts'
import { MONTH, type PayingShare, sharesOf, spentIn } from './spend.ts'

// Reservations and bills take turns: budgets overlap, and each reservation must see all that the others took.
const LOCK = 7_203_316

const LOST = 'The worker that made the call did not come back, and nobody knows whether the engine billed it.'

export function ledgerOf(db: Db): Ledger {
  const alone = <T>(work: (trx: Trx) => Promise<T>): Promise<T> =>
    db.transaction().execute(async (trx) => {
      await sql`select pg_advisory_xact_lock(${LOCK})`.execute(trx)
      return work(trx)
    })
  return {
    reserve: (call, budgets) =>
      alone(async (trx): Promise<Reservation> => {
        const known = await repliesTo(
          trx,
          call.texts.map(({ key }) => key),
        )
        const shares = await sharesOf(
          trx,
          call.texts.filter(({ key }) => !known.has(key)),
        )
        const grants = grant(shares, call, budgets, budgets.length === 0 ? [] : await spentIn(trx))
        const over = new Map([...grants].flatMap(([id, each]) => ('over' in each ? [[id, each.over]] : [])))
        const granted = shares.flatMap((share) => {
          const each = grants.get(share.translationId)
          return each === undefined || 'over' in each ? [] : [{ ...share, characters: each.reserved }]
        })
        const id = granted.length === 0 ? null : crypto.randomUUID()
        if (id !== null) await open(trx, id, call, granted)
        return { id, characters: granted.reduce((sum, { characters }) => sum + characters, 0), known, over }
      }),
    settle: (id, billed, replies) =>
      alone(async (trx) => {
        const bills = JSON.stringify([...billed].map(([of, characters]) => ({ of, characters })))
        // A call that was uncertain in between is no longer; what is settled stays as it is.
        await sql`
          with settled as (
            update ledger set state = 'settled', reason = null, billed = bill.characters, settled_at = now()
            from jsonb_to_recordset(${bills}::jsonb) as bill ("of" uuid, characters integer)
            where ledger.call_id = ${id} and ledger.translation_id = bill."of" and ledger.state <> 'settled'
            returning month, engine, account, currency, price, ledger.billed - ledger.characters as more
          )
          update spend set characters = spend.characters + bill.more, cost = spend.cost + bill.cost
          from (
            select month, engine, account, currency, sum(more) as more, sum(more * price) as cost
            from settled group by month, engine, account, currency
          ) as bill
          where (spend.month, spend.engine, spend.account, spend.currency)
            = (bill.month, bill.engine, bill.account, bill.currency)
        `.execute(trx)
        await putReplies(trx, id, replies)
      }),
    async doubt(id, reason) {
      await db
        .updateTable('ledger')
        .set({ state: 'uncertain', reason })
        .where('call_id', '=', id)
        .where('state', '=', 'reserved')
        .execute()
    },
    async sweep({ lostAfterMs, repliesKeptMs }) {
      await forgetReplies(db, repliesKeptMs)
      const { rows } = await sql<{ call_id: string }>`
        update ledger set state = 'uncertain', reason = ${LOST}
        where state = 'reserved' and opened_at < now() - ${lostAfterMs} * interval '1 millisecond'
        returning call_id
      `.execute(db)
      return new Set(rows.map((row) => row.call_id)).size
    },
  }
}

async function open(
  trx: Trx,
  id: string,
  { engine, source, target, price }: PaidCall,
  shares: readonly PayingShare[],
): Promise<void> {
  const rows = JSON.stringify(
    shares.map(({ translationId, caseId, account, characters }) => ({
      translation: translationId,
      case: caseId,
      account,
      characters,
    })),
  )
  const { perMillionCharacters, currency } = price
  await sql`
    with opened as (
      insert into ledger (call_id, translation_id, case_id, account, engine, source, target, month, state, characters, price,
        currency, opened_at)
      select ${id}, share.translation, share."case", share.account, ${engine}, ${source}, ${target}, ${MONTH}, 'reserved',
        share.characters, ${perMillionCharacters}::numeric, ${currency}, now()
      from jsonb_to_recordset(${rows}::jsonb) as share (translation uuid, "case" uuid, account text, characters integer)
      returning month, engine, account, currency, characters, price
    )
    insert into spend (month, engine, account, currency, characters, cost)
    select month, engine, account, currency, sum(characters), sum(characters * price)
    from opened group by month, engine, account, currency
    on conflict (month, engine, account, currency) do update
      set characters = spend.characters + excluded.characters, cost = spend.cost + excluded.cost
  `.execute(trx)
}
