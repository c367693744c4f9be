import { openContext, readEnvironment, startWorker, WORKER_NEEDS } from '@passerelle/assembly'
import { deskErrorPage, deskPlugin } from '@passerelle/desk'
import { type Locale, locale, type Role } from '@passerelle/domain'
import { intakePlugin } from '@passerelle/intake'
import { JOB_NAMES } from '@passerelle/jobs'
import { readerErrorPage, readerPlugin } from '@passerelle/reader'
import { startRelay } from '@passerelle/relay'
import { createHttpServer } from '@passerelle/runtime'
import { freePort, startDeeplServer, throwawayDatabase } from '@passerelle/testkit'

const PEOPLE = {
  ada: { roles: ['reviewer'], locales: ['en', 'es', 'fr'] },
  bob: { roles: ['reviewer'], locales: ['en', 'es', 'fr'] },
  ingest: { roles: ['submitter'], locales: [] },
} as const satisfies Record<string, { roles: readonly Role[]; locales: readonly string[] }>

export type PersonName = keyof typeof PEOPLE

export interface Account {
  readonly email: string
  readonly password: string
  readonly token: string
}

/** The whole of Passerelle in this process, on a database of its own, with a server that speaks DeepL's wire format. */
export interface Stack {
  /** `http://127.0.0.1:…` */
  readonly url: string
  readonly people: Readonly<Record<PersonName, Account>>
  /** Asks the API as a person; `json` is the body of the answer. */
  readonly api: (
    who: PersonName,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ) => Promise<{ readonly status: number; readonly json: unknown }>
  readonly close: () => Promise<void>
}

export async function startStack(): Promise<Stack> {
  await using opened = new AsyncDisposableStack()
  const database = await throwawayDatabase()
  opened.defer(database.drop)
  const deepl = await startDeeplServer()
  opened.defer(deepl.close)
  const port = await freePort()
  const settings = readEnvironment({
    PORT: String(port),
    DATABASE_URL: database.url,
    DEEPL_AUTH_KEY: deepl.authKey,
    DEEPL_SERVER_URL: deepl.url,
    LOG_LEVEL: 'error',
  })
  const context = await openContext(settings, {
    name: 'journeys',
    needs: [...WORKER_NEEDS, 'accounts', 'i18n', 'similar'],
  })
  opened.defer(context.close)
  const [desk, reader] = [deskErrorPage(context), readerErrorPage(context)]
  const app = await createHttpServer({
    log: context.log,
    errorPage: (request, problem) => desk(request, problem) ?? reader(request, problem),
  })
  opened.defer(() => app.close())
  await app.register(intakePlugin(context))
  await app.register(deskPlugin(context))
  await app.register(readerPlugin(context))
  const relay = await startRelay(context)
  opened.defer(() => relay.close())
  for (const name of JOB_NAMES) {
    const worker = await startWorker(context, name)
    opened.defer(() => worker.close())
  }
  const url = await app.listen({ port, host: '127.0.0.1' })

  const enrol = async (name: PersonName): Promise<Account> => {
    const { roles, locales } = PEOPLE[name]
    const account = { email: `${name}@example.org`, password: `${name} likes long passwords` }
    const tags = locales.map((tag): Locale => locale(tag))
    const id = await context.accounts.create({ name, roles, locales: tags, ...account })
    return { ...account, token: await context.accounts.createToken(id, 'journeys') }
  }
  const people = { ada: await enrol('ada'), bob: await enrol('bob'), ingest: await enrol('ingest') }
  const kept = opened.move()
  return {
    url,
    people,
    api: async (who, method, path, body, headers = {}) => {
      const response = await fetch(`${url}/api/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${people[who].token}`,
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      return { status: response.status, json: await response.json() }
    },
    close: () => kept.disposeAsync(),
  }
}
