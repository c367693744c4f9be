import type { Views } from '@passerelle/workflow'
import type pg from 'pg'
import { database } from '../pool.ts'
import { spentIn } from '../tables/spend.ts'
import { caseViews } from './cases.ts'
import { historyViews } from './history.ts'
import { caseSpend } from './spend.ts'
import { pipelineStatus } from './status.ts'
import { translationViews } from './translations.ts'

/** The pipeline's reading side on PostgreSQL. The pool stays its opener's to close. */
export function createViews(pool: pg.Pool): Views {
  const db = database(pool)
  return {
    ...caseViews(db),
    ...translationViews(db),
    ...historyViews(db),
    status: (now) => pipelineStatus(db, now),
    spent: () => spentIn(db),
    caseSpend: (id) => caseSpend(db, id),
  }
}
