import { type CaseId, canonicalJson, withoutWords } from '@passerelle/domain'
import { sql } from 'kysely'
import { json, type Trx } from '../sql.ts'

/** What stands where the submitter's account was. */
const NOBODY = 'erased'

/**
 * Takes everything from a case but its audit chain, the numbers of its versions and what its engines billed. Returns the numbers of
 * the events whose words were taken: the chain's next link has to name them.
 */
export async function eraseCase(trx: Trx, id: CaseId, at: Date): Promise<readonly number[]> {
  await sql`select set_config('passerelle.erasing', ${id}, true)`.execute(trx)
  const revisions = trx.selectFrom('revisions').select('id').where('case_id', '=', id)
  const translations = trx.selectFrom('translations').select('id').where('case_id', '=', id)
  const subjects = (await revisions.union(translations).execute()).map((row) => row.id)
  await trx.deleteFrom('outbox').where(sql<boolean>`subject = any(${subjects}::text[])`).execute()
  await trx.deleteFrom('attempts').where(sql<boolean>`subject = any(${subjects}::text[])`).execute()
  await trx.deleteFrom('idempotency_keys').where(sql<boolean>`answer ->> 'id' = ${id}`).execute()
  await trx.deleteFrom('live_versions').where('case_id', '=', id).execute()
  await trx.deleteFrom('versions').where('case_id', '=', id).execute()
  await trx.deleteFrom('memory_units').where('translation_id', 'in', translations).execute()
  await trx.deleteFrom('targets').where('translation_id', 'in', translations).execute()
  const calls = trx.selectFrom('ledger').select('call_id').where('case_id', '=', id)
  await trx.deleteFrom('engine_replies').where('call_id', 'in', calls).execute()
  await trx
    .updateTable('ledger')
    .set({ translation_id: null, account: NOBODY })
    .where('case_id', '=', id)
    .execute()
  await trx.deleteFrom('translations').where('case_id', '=', id).execute()
  await trx.deleteFrom('segments').where('revision_id', 'in', revisions).execute()
  await trx.deleteFrom('documents').where('revision_id', 'in', revisions).execute()
  await trx.deleteFrom('revisions').where('case_id', '=', id).execute()
  await trx
    .updateTable('cases')
    .set({ external_id: `${NOBODY}:${id}`, slug: `${NOBODY}-${id}`, submitted_by: NOBODY, erased_at: at })
    .where('id', '=', id)
    .execute()
  return takeWords(trx, id)
}

async function takeWords(trx: Trx, id: CaseId): Promise<readonly number[]> {
  const events = await trx
    .selectFrom('events')
    .select(['number', 'event'])
    .where('case_id', '=', id)
    .execute()
  const worded = events.filter(({ event }) => canonicalJson(event) !== canonicalJson(withoutWords(event)))
  for (const { number, event } of worded)
    await trx
      .updateTable('events')
      .set({ event: json(withoutWords(event)) })
      .where('case_id', '=', id)
      .where('number', '=', number)
      .execute()
  return worded.map(({ number }) => number)
}
