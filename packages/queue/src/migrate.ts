import { runMigrations } from 'bullmq'
import pg from 'pg'
import { DEFAULT_QUEUE_OPTIONS } from './options.ts'

/**
 * Puts the queue's schema into a PostgreSQL database or brings it up to date: once a deployment, before the first
 * `createQueue`. Several at once are harmless (BullMQ holds an advisory lock), and so is one too many.
 */
export async function migrateQueue(
  databaseUrl: string,
  schema = DEFAULT_QUEUE_OPTIONS.schema,
): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 5_000 })
  // A connection that breaks meanwhile also fails the query that runs on it.
  client.on('error', () => undefined)
  await client.connect()
  try {
    await runMigrations(client, schema)
  } finally {
    await client.end()
  }
}
