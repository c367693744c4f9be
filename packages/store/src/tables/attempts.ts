import { type Job, subjectOf } from '@passerelle/jobs'
import type { AttemptRecord, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type { Db, Trx } from '../sql.ts'

/** A row that still says `running` when the job is taken up again is one whose worker never came back. */
export async function begin(db: Db, job: Job, at: Date): Promise<AttemptRecord> {
  const row = await db
    .insertInto('attempts')
    .values({ job: job.name, subject: subjectOf(job), running: true, message: null, updated_at: at })
    .onConflict((conflict) =>
      conflict.columns(['job', 'subject']).doUpdateSet((eb) => ({
        deaths: sql<number>`attempts.deaths + attempts.running::integer`,
        running: eb.lit(true),
        updated_at: at,
      })),
    )
    .returning(['deaths', 'failures'])
    .executeTakeFirstOrThrow()
  return row
}

async function forget(db: Db | Trx, job: Job): Promise<void> {
  await db.deleteFrom('attempts').where('job', '=', job.name).where('subject', '=', subjectOf(job)).execute()
}

/** A job that is done leaves no record. */
export const end = (db: Db, job: Job): Promise<void> => forget(db, job)

export function attemptsIn(trx: Trx, now: () => Date): Tx['attempts'] {
  return {
    clear: (job) => forget(trx, job),
    async fail(job, message, counts) {
      await trx
        .updateTable('attempts')
        .set((eb) => ({
          running: false,
          message,
          failures: counts ? eb('failures', '+', 1) : eb.ref('failures'),
          updated_at: now(),
        }))
        .where('job', '=', job.name)
        .where('subject', '=', subjectOf(job))
        .execute()
    },
  }
}
