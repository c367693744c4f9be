import { setTimeout as pause } from 'node:timers/promises'
import { PostgresConnection, PostgresQueueBackend } from 'bullmq'
import { calm } from './calm.ts'
import { isQueueMissing, messageOf, QueueError } from './error.ts'
import { oneQueryAtATime } from './listen.ts'
import { migrateQueue } from './migrate.ts'
import type { QueueOptions } from './options.ts'
import type { MakeBackend, Transport } from './transport.ts'

/**
 * The queue in a PostgreSQL database. All queues and workers of the process share one small pool and one listening
 * connection; left to itself BullMQ opens a pool (of ten) for each of them, and a listening connection for each worker.
 * Rejects with a `QueueError` when the database or the queue's tables are not there within `startTimeoutMs`.
 */
export async function openPostgres(databaseUrl: string, options: QueueOptions): Promise<Transport> {
  const connection = await connect(databaseUrl, options)
  oneQueryAtATime(connection)
  const producing: MakeBackend = (name, { connection: _own, ...rest }) => {
    const backend = new PostgresQueueBackend(connection, name, { ...rest, connection: databaseUrl })
    // It would close the connection that the others use.
    backend.close = () => Promise.resolve()
    return backend
  }
  return {
    producing,
    working: (name, opts) => calm(producing(name, opts), options.retryDelayMs),
    check: async () => {
      try {
        await connection.pool.query('select max(version) from migration')
      } catch (error) {
        throw explained(error)
      }
    },
    migrate: () => migrateQueue(databaseUrl, options.schema),
    close: () => connection.close(),
  }
}

async function connect(databaseUrl: string, options: QueueOptions): Promise<PostgresConnection> {
  const deadline = performance.now() + options.startTimeoutMs
  for (;;) {
    // A connection remembers for ever that it was not ready, hence a new one each time.
    const connection = new PostgresConnection({
      connectionString: databaseUrl,
      schema: options.schema,
      max: options.connections,
      connectionTimeoutMillis: options.commandTimeoutMs,
      query_timeout: options.commandTimeoutMs,
      keepAlive: true,
      application_name: 'passerelle-queue',
    })
    try {
      await connection.waitUntilReady()
      return connection
    } catch (error) {
      await connection.close().catch(() => undefined)
      if (performance.now() > deadline) throw explained(error)
      await pause(options.retryDelayMs)
    }
  }
}

const explained = (error: unknown): QueueError =>
  isQueueMissing(error)
    ? new QueueError(
        'queue_missing',
        'The database holds no queue: run the migrations, or start the relay, which puts it there.',
        error,
      )
    : new QueueError(
        'queue_unreachable',
        `The queue's database does not answer (${messageOf(error)}): check that it runs and that DATABASE_URL is right.`,
        error,
      )
