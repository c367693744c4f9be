import type { Store, Tx } from '@passerelle/workflow'
import { sql } from 'kysely'
import type pg from 'pg'
import { database } from './pool.ts'
import type { Trx } from './sql.ts'
import { attemptsIn, begin, end } from './tables/attempts.ts'
import { casesIn } from './tables/cases.ts'
import { dismissalsIn } from './tables/dismissals.ts'
import { documentsIn } from './tables/documents.ts'
import { editRatesIn } from './tables/edit-rates.ts'
import { eventsIn } from './tables/events.ts'
import { idempotencyIn } from './tables/idempotency.ts'
import { ledgerOf } from './tables/ledger.ts'
import { listen } from './tables/listen.ts'
import { memoryIn } from './tables/memory.ts'
import { memoryUnits } from './tables/memory-candidates.ts'
import { memoryImportsIn } from './tables/memory-imports.ts'
import { lag, outboxIn, relay, sweep } from './tables/outbox.ts'
import { peopleIn } from './tables/people.ts'
import { revisionsIn } from './tables/revisions.ts'
import { conceptsOf, termsIn } from './tables/terms.ts'
import { translationsIn } from './tables/translations.ts'
import { versionsIn } from './tables/versions.ts'

const txOn = (trx: Trx, now: () => Date): Tx => ({
  cases: casesIn(trx),
  revisions: revisionsIn(trx),
  documents: documentsIn(trx),
  translations: translationsIn(trx),
  dismissals: dismissalsIn(trx),
  editRates: editRatesIn(trx),
  versions: versionsIn(trx),
  memory: memoryIn(trx),
  memoryImports: memoryImportsIn(trx),
  terms: termsIn(trx),
  people: peopleIn(trx),
  events: eventsIn(trx),
  outbox: outboxIn(trx, now),
  attempts: attemptsIn(trx, now),
  idempotency: idempotencyIn(trx),
})

/** The pipeline's writing side on PostgreSQL. The pool stays its opener's to close. */
export function createStore(pool: pg.Pool, now: () => Date = () => new Date()): Store {
  const db = database(pool)
  return {
    write: (work) => db.transaction().execute((trx) => work(txOn(trx, now))),
    memoryUnits: (source, target, wanted, perKey) => memoryUnits(db, source, target, wanted, perKey),
    concepts: conceptsOf(db),
    attempts: { begin: (job, at) => begin(db, job, at), end: (job) => end(db, job) },
    ledger: ledgerOf(db),
    outbox: {
      relay: (limit, at, send) => relay(db, limit, at, send),
      sweep: (stalledBefore, at, limit) => sweep(db, stalledBefore, at, limit),
      listen: (wake) => listen(pool, wake),
      lag: (at) => lag(db, at),
    },
    deadLetters: {
      async put(letter, at) {
        const payload = JSON.stringify(letter.payload) ?? 'undefined'
        await db
          .insertInto('dead_letters')
          // jsonb refuses what made some letters dead (NUL, lone surrogates), so the payload is kept as escaped text.
          .values({
            name: letter.name,
            payload: payload.replaceAll('\0', '\\u0000'),
            reason: letter.reason,
            at,
          })
          .execute()
      },
    },
    async check() {
      await sql`select 1`.execute(db)
    },
  }
}
