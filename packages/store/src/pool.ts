import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './schema.ts'
import type { Db } from './sql.ts'

export interface PoolOptions {
  /** Connections at most. Default 10. */
  readonly max?: number
  /** Milliseconds to wait for a free connection before giving up (the caller answers 503). Default 5,000. */
  readonly connectionTimeoutMs?: number
  /** Milliseconds that a statement may run. Default 30,000. */
  readonly statementTimeoutMs?: number
  /** Hears of connections that broke while idle; the pool replaces them by itself. */
  readonly onError?: (error: Error) => void
}

/** A pool on a PostgreSQL of version 15 or newer. Opens no connection yet; close it with `pool.end()`. */
export function openPool(url: string, options: PoolOptions = {}): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: options.connectionTimeoutMs ?? 5_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    application_name: 'passerelle',
  })
  // A connection that breaks is an 'error' event, and an unheard one would end the process. The pool hears those of idle
  // connections; one that breaks between two statements of a transaction tells nobody else, and a crash of the server
  // breaks a connection twice.
  pool.on('error', options.onError ?? (() => undefined))
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Typed queries over a pool. */
export const database = (pool: pg.Pool): Db =>
  new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
