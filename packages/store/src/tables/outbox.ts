import { type Job, parseJob, subjectOf } from '@passerelle/jobs'
import type { Store, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

/** The channel that wakes relays. */
export const OUTBOX_CHANNEL = 'passerelle_outbox'

async function insert(db: Db | Trx, jobs: readonly Job[], notBefore: Date): Promise<void> {
  if (jobs.length === 0) return
  const rows = jobs.map((job) => ({ job: job.name, subject: subjectOf(job), payload: job.payload }))
  // Rows are taken in one order everywhere, or two writers of the same jobs could wait for each other.
  await sql`
    insert into outbox (job, subject, payload, not_before)
    select row.job, row.subject, row.payload, ${notBefore}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row (job text, subject text, payload jsonb)
    order by row.job, row.subject
    on conflict (job, subject) do update
      set not_before = least(outbox.not_before, excluded.not_before), payload = excluded.payload
  `.execute(db)
  await sql`select pg_notify(${OUTBOX_CHANNEL}, '')`.execute(db)
}

export const outboxIn = (trx: Trx, now: () => Date): Tx['outbox'] => ({
  add: (jobs, notBefore) => insert(trx, jobs, notBefore ?? now()),
})

/**
 * Takes due rows, hands them on and deletes them in one transaction: when `send` fails or the relay dies the rows are
 * still there, and sending twice is harmless because job ids are deterministic and handlers idempotent.
 */
export async function relay(
  db: Db,
  limit: number,
  now: Date,
  send: (jobs: readonly Job[]) => Promise<void>,
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('outbox')
      .selectAll()
      .where('not_before', '<=', now)
      .orderBy('not_before')
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
    if (rows.length === 0) return 0
    await send(
      rows.map((row) => {
        const job = parseJob(row.job, row.payload)
        // Only this adapter writes the table, and only with jobs.
        if ('poison' in job) throw new Error(`Outbox row ${row.id} is no job: ${job.poison}`)
        return job
      }),
    )
    await trx
      .deleteFrom('outbox')
      .where(
        'id',
        'in',
        rows.map((row) => row.id),
      )
      .execute()
    return rows.length
  })
}

// What a budget stopped in a month that is over.
const OVER = sql<boolean>`(state = 'blocked' and block ->> 'reason' = 'budget'
  and updated_at < date_trunc('month', now() at time zone 'UTC') at time zone 'UTC')`

/**
 * Announces again what should have moved on by now, whatever became of the queue. Rows touched here get a new `moved_at`,
 * so that each is announced at most once per stall time; one that waits in the outbox already keeps its time.
 */
export async function sweep(db: Db, stalledBefore: Date, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    with revisions_stalled as (
      select revisions.id from revisions join cases on cases.id = revisions.case_id
        and cases.current_revision = revisions.number
      where revisions.stage = 'received' and revisions.moved_at < ${stalledBefore}
      order by revisions.moved_at limit ${limit} for update of revisions skip locked
    ), touched_revisions as (
      update revisions set moved_at = ${now} from revisions_stalled where revisions.id = revisions_stalled.id
      returning revisions.id
    ), originals_stalled as (
      select revisions.id from revisions join cases on cases.id = revisions.case_id
        and cases.current_revision = revisions.number
      where revisions.stage = 'ready' and revisions.moved_at < ${stalledBefore}
        and not exists (
          select 1 from versions where versions.case_id = revisions.case_id
            and versions.revision = revisions.number and versions.provenance ->> 'kind' = 'original'
        )
      order by revisions.moved_at limit ${limit} for update of revisions skip locked
    ), touched_originals as (
      update revisions set moved_at = ${now} from originals_stalled where revisions.id = originals_stalled.id
      returning revisions.id
    ), translations_stalled as (
      select id, ${OVER} as over from translations
      where moved_at < ${stalledBefore} and (
        state in ('queued', 'drafting', 'approved') or ${OVER}
        or (state in ('in_review', 'changes_requested', 'blocked') and assignee is null)
      )
      order by moved_at limit ${limit} for update skip locked
    ), touched_translations as (
      update translations set moved_at = ${now} from translations_stalled where translations.id = translations_stalled.id
      returning translations.id, translations.state, translations_stalled.over
    ), announced as (
      insert into outbox (job, subject, payload, not_before)
      select 'detect-case', id::text, jsonb_build_object('revisionId', id), ${now}::timestamptz from touched_revisions
      union all
      select 'publish-version', id::text, jsonb_build_object('of', 'original', 'revisionId', id), ${now}::timestamptz
      from touched_originals
      union all
      select
        case when state in ('queued', 'drafting') or over then 'draft-translation'
          when state = 'approved' then 'publish-version' else 'assign-reviewer' end,
        id::text,
        case when state = 'approved' then jsonb_build_object('of', 'translation', 'translationId', id)
          else jsonb_build_object('translationId', id) end,
        ${now}::timestamptz
      from touched_translations
      on conflict (job, subject) do nothing
      returning 1
    )
    select count(*) as count from announced
  `.execute(db)
  return Number(rows[0]?.count ?? 0)
}

/** How much waits to be announced, and how long. */
export async function lag(db: Db, now: Date): ReturnType<Store['outbox']['lag']> {
  const row = await db
    .selectFrom('outbox')
    .select((eb) => [eb.fn.countAll<string>().as('waiting'), eb.fn.min('not_before').as('oldest')])
    .where('not_before', '<=', now)
    .executeTakeFirstOrThrow()
  return {
    waiting: Number(row.waiting),
    oldestMs: row.oldest === null ? 0 : Math.max(0, now.getTime() - row.oldest.getTime()),
  }
}
