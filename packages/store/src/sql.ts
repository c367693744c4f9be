import { type Kysely, type RawBuilder, sql, type Transaction } from 'kysely'
import type { Database } from './schema.ts'

/** The pool, for single reads and writes; a `Trx` only where a transaction is due. */
export type Db = Kysely<Database>
export type Trx = Transaction<Database>

/** A value for a jsonb column, null as SQL's NULL. Without the cast the driver would send an array as a PostgreSQL array. */
export const json = <T>(value: T): RawBuilder<T> =>
  value === null ? sql<T>`null::jsonb` : sql<T>`${JSON.stringify(value)}::jsonb`

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i

/** Whether PostgreSQL would take it as a uuid; ids from outside are looked at before they are asked for. */
export const isUuid = (text: string): boolean => UUID.test(text)
