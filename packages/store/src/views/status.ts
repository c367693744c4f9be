import type { RevisionStage, TranslationState } from '@passerelle/domain'
import { JOB_NAMES } from '@passerelle/jobs'
import type { PipelineStatus } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db } from '../sql.ts'
import { lag } from '../tables/outbox.ts'

const counter =
  <Key extends string>(rows: readonly { readonly key: Key; readonly count: string }[]) =>
  (key: Key): number =>
    Number(rows.find((row) => row.key === key)?.count ?? 0)

/** The whole pipeline in numbers, with the jobs that died or failed and are not done. */
export async function pipelineStatus(db: Db, now: Date): Promise<PipelineStatus> {
  const [cases, stages, states, versions, letters, bills, trouble, outbox] = await Promise.all([
    db
      .selectFrom('cases')
      .where('erased_at', 'is', null)
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('revisions')
      .innerJoin('cases', (join) =>
        join
          .onRef('cases.id', '=', 'revisions.case_id')
          .onRef('cases.current_revision', '=', 'revisions.number'),
      )
      .select((eb) => ['revisions.stage as key', eb.fn.countAll<string>().as('count')])
      .groupBy('revisions.stage')
      .execute(),
    db
      .selectFrom('translations')
      .select((eb) => ['state as key', eb.fn.countAll<string>().as('count')])
      .groupBy('state')
      .execute(),
    db
      .selectFrom('live_versions')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('dead_letters')
      .select((eb) => eb.fn.countAll<string>().as('count'))
      .executeTakeFirstOrThrow(),
    db
      .selectFrom('ledger')
      .select(['engine', sql<string>`coalesce(sum(billed), 0)`.as('billed')])
      .groupBy('engine')
      .execute(),
    db
      .selectFrom('attempts')
      .selectAll()
      .where((eb) => eb.or([eb('deaths', '>', 0), eb('failures', '>', 0)]))
      .orderBy('updated_at', 'desc')
      .limit(50)
      .execute(),
    lag(db, now),
  ])
  const inStage = counter<RevisionStage['stage']>(stages)
  const inState = counter<TranslationState>(states)
  return {
    cases: Number(cases.count),
    revisions: {
      received: inStage('received'),
      needs_language: inStage('needs_language'),
      ready: inStage('ready'),
      failed: inStage('failed'),
    },
    translations: {
      queued: inState('queued'),
      drafting: inState('drafting'),
      in_review: inState('in_review'),
      approved: inState('approved'),
      published: inState('published'),
      changes_requested: inState('changes_requested'),
      blocked: inState('blocked'),
      stale: inState('stale'),
    },
    versions: Number(versions.count),
    outbox,
    deadLetters: Number(letters.count),
    billedCharacters: Object.fromEntries(bills.map((bill) => [bill.engine, Number(bill.billed)])),
    jobsInTrouble: trouble.flatMap((row) => {
      const job = JOB_NAMES.find((name) => name === row.job)
      const { subject, deaths, failures, message } = row
      return job === undefined ? [] : [{ job, subject, deaths, failures, message }]
    }),
  }
}
