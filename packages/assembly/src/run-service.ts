import {
  addHealth,
  createHttpServer,
  type HttpRequest,
  type HttpServer,
  onStop,
  type Problem,
  type ReadyCheck,
} from '@passerelle/runtime'
import { addApiDescription } from './api-description.ts'
import type { BaseContext, Context, Part } from './context.ts'
import { readEnvironment, WEB_PORT } from './environment.ts'
import { openContext } from './open-context.ts'

/** Something that was started and is to be stopped. */
export interface Started {
  /** Takes no new work and waits for what runs. */
  readonly close: () => Promise<void>
}

export interface ServiceOptions<Need extends Part> {
  readonly name: string
  readonly needs: readonly Need[]
  /** Serves people or programs over HTTP, on PORT or 8080, with the API's description; else PORT only adds health and metrics, and none is the default. */
  readonly web?: boolean
  /** Registers routes, starts workers; what it returns is closed while the server stops. */
  readonly start: (context: Context<Need>, app: HttpServer) => Promise<Started | undefined>
  readonly errorPage?: (
    context: Context<Need>,
  ) => (request: HttpRequest, problem: Problem) => Promise<string | undefined> | string | undefined
}

/**
 * Runs one service as a process of its own, from environment to orderly stop. A start that fails says why in one sentence on
 * standard error and exits with 1.
 */
export async function runService<Need extends Part>(options: ServiceOptions<Need>): Promise<void> {
  try {
    await start(options)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exit(1)
  }
}

async function start<Need extends Part>({
  name,
  needs,
  web,
  start,
  errorPage,
}: ServiceOptions<Need>): Promise<void> {
  const settings = readEnvironment(process.env, web === true ? WEB_PORT : 0)
  const context = await openContext(settings, { name, needs })
  const { log, metrics } = context
  const app = await createHttpServer({
    log,
    ...(errorPage === undefined ? {} : { errorPage: errorPage(context) }),
  })
  addHealth(app, { checks: readyChecks(context), metrics, log })
  if (web === true) await addApiDescription(app)
  const started = await start(context, app)
  const address =
    settings.port === 0 && web !== true
      ? undefined
      : await app.listen({ port: settings.port, host: settings.host })
  onStop(
    async () => {
      await Promise.all([app.close(), started?.close()])
      await context.close()
    },
    { log, process },
  )
  log.info({ address }, 'started')
}

/** What has to be there before a process can serve: the database, and the queue where it uses one. */
export function readyChecks(context: BaseContext & Partial<Context<'queue'>>): readonly ReadyCheck[] {
  const { store, queue } = context
  const database = {
    name: 'database',
    check: () => store.check(),
    missing: 'The database can not be reached.',
  }
  if (queue === undefined) return [database]
  return [database, { name: 'queue', check: queue.check, missing: 'The queue can not be reached.' }]
}
