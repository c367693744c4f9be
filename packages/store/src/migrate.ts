import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type pg from 'pg'

// One number for every starter, so that of several only one migrates at a time.
const LOCK = 7_203_315

/** Changes that were applied before no longer read as they did then. */
export class MigrationChanged extends Error {
  readonly code = 'migration_changed'
  constructor(name: string) {
    super(
      `The migration ${name} was changed after it had been applied. Restore it and put the change in a new file.`,
    )
    this.name = 'MigrationChanged'
  }
}

/**
 * Brings the database to the newest schema: runs each `migrations/NNNN_name.sql` that it has not seen, in order, each in
 * its own transaction, under an advisory lock. Returns the names of those that ran. Throws `MigrationChanged`.
 */
export async function migrate(pool: pg.Pool): Promise<readonly string[]> {
  const folder = new URL('./migrations/', import.meta.url)
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK])
    await client.query(
      'create table if not exists schema_migrations (name text primary key, checksum text not null, applied_at timestamptz not null default now())',
    )
    const { rows } = await client.query<{ name: string; checksum: string }>(
      'select name, checksum from schema_migrations',
    )
    const applied = new Map(rows.map((row) => [row.name, row.checksum]))
    const ran: string[] = []
    for (const name of names) {
      const text = await readFile(new URL(name, folder), 'utf8')
      const checksum = createHash('sha256').update(text).digest('hex')
      const before = applied.get(name)
      if (before !== undefined && before !== checksum) throw new MigrationChanged(name)
      if (before !== undefined) continue
      await apply(client, name, text, checksum)
      ran.push(name)
    }
    return ran
  } finally {
    // A broken connection has given the lock back already.
    await client.query('select pg_advisory_unlock($1)', [LOCK]).catch(() => undefined)
    client.release()
  }
}

async function apply(client: pg.PoolClient, name: string, text: string, checksum: string): Promise<void> {
  await client.query('begin')
  try {
    await client.query(text)
    await client.query('insert into schema_migrations (name, checksum) values ($1, $2)', [name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw error
  }
}
