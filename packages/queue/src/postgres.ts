import { setTimeout as pause } from 'node:timers/promises'
import { PostgresConnection, PostgresQueueBackend } from 'bullmq'
import { calm } from './calm.ts'
import { isQueueMissing, messageOf, QueueError } from './error.ts'
import { keepPlans } from './keep-plans.ts'
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
  // Each of its connections can break twice in one crash of the server, which node-postgres tells by an 'error' event
  // each time; an unheard one would end the process.
  connection.pool.on('connect', (client) => {
    client.on('error', () => undefined)
    keepPlans(client)
  })
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
      ...serverOptions(databaseUrl),
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

// BullMQ finds its tables by a server option, which options in the URL would push aside. And the queue is only a hint:
// what a crash of the server takes from its last half second the sweep brings back, so no commit of the queue waits for
// the disk. A commit of the store does, and takes all earlier ones with it.
function serverOptions(databaseUrl: string): { readonly connectionString: string; readonly options: string } {
  const own = '-c synchronous_commit=off'
  const url = URL.parse(databaseUrl)
  const given = url?.searchParams.get('options')
  if (url === null || given === null || given === undefined)
    return { connectionString: databaseUrl, options: own }
  url.searchParams.delete('options')
  return { connectionString: url.href, options: `${given} ${own}` }
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
