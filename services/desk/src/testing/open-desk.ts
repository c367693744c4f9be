import { openAccounts } from '@passerelle/accounts'
import {
  isRefusal,
  type Locale,
  locale,
  type PersonId,
  type Role,
  type TranslationId,
} from '@passerelle/domain'
import { createI18n, type I18n, loadLocales } from '@passerelle/i18n'
import { createHttpServer, createLogger, type HttpServer } from '@passerelle/runtime'
import { marked, openPipeline, type Pipeline, scriptedEngine, submission } from '@passerelle/testkit'
import { submitCase, type TranslationView } from '@passerelle/workflow'
import type { DeskContext } from '../context.ts'
import { deskErrorPage } from '../error-page.ts'
import { deskPlugin } from '../plugin.ts'

const PEOPLE = {
  ada: { roles: ['reviewer'], locales: ['en', 'es'] },
  bob: { roles: ['reviewer'], locales: ['en', 'es'] },
  /** A reviewer of Spanish alone. */
  carla: { roles: ['reviewer'], locales: ['es'] },
  admin: { roles: ['admin'], locales: [] },
  ingest: { roles: ['submitter'], locales: [] },
} as const satisfies Record<string, { roles: readonly Role[]; locales: readonly string[] }>

export type PersonName = keyof typeof PEOPLE

export const PASSWORD = 'a long password for tests'

export interface DeskUnderTest {
  readonly app: HttpServer
  readonly pipeline: Pipeline
  readonly context: DeskContext
  readonly idOf: Readonly<Record<PersonName, PersonId>>
  /** The `Authorization` header of a person, or none for `visitor`. */
  readonly as: (who: PersonName | 'visitor') => Record<string, string>
  /** Submits a French case, runs the pipeline, and returns its translation into a language. */
  readonly translation: (
    target: string,
    changes?: Parameters<typeof submission>[0],
  ) => Promise<TranslationView>
  readonly view: (id: TranslationId) => Promise<TranslationView>
  readonly close: () => Promise<void>
}

/** The desk on a real database, with real accounts; the engine knows every pair but French to German. */
export async function openDesk(): Promise<DeskUnderTest> {
  const engine = scriptedEngine(marked, { pairs: ['fr-en', 'fr-es'] })
  const pipeline = await openPipeline([engine])
  const ids = pipeline.deps.newId
  const accounts = await openAccounts({ pool: pipeline.pool, site: 'http://localhost', newId: ids })
  const people = await Promise.all(
    Object.entries(PEOPLE).map(async ([name, { roles, locales }]) => {
      const id = await accounts.create({
        name,
        email: `${name}@example.org`,
        password: PASSWORD,
        roles,
        locales: locales.map((tag): Locale => locale(tag)),
      })
      return { name, id, token: await accounts.createToken(id, 'tests') }
    }),
  )
  const of = (name: PersonName) => {
    const found = people.find((each) => each.name === name)
    if (found === undefined) throw new Error(`There is no ${name}.`)
    return found
  }
  const log = createLogger({ name: 'desk-test', level: 'warn' })
  const context: DeskContext = {
    ...pipeline.deps,
    views: pipeline.views,
    similar: pipeline.similar,
    terms: pipeline.terms,
    memory: pipeline.memory,
    accounts,
    i18n: await strictI18n(),
    log,
  }
  const app = await createHttpServer({ log, errorPage: deskErrorPage(context) })
  await app.register(deskPlugin(context))
  const view: DeskUnderTest['view'] = async (id) => {
    const found = await pipeline.views.translation(id)
    if (found === undefined) throw new Error('There is no such translation.')
    return found
  }
  let cases = 0
  return {
    app,
    pipeline,
    context,
    idOf: {
      ada: of('ada').id,
      bob: of('bob').id,
      carla: of('carla').id,
      admin: of('admin').id,
      ingest: of('ingest').id,
    },
    as: (who) => (who === 'visitor' ? {} : { authorization: `Bearer ${of(who).token}` }),
    async translation(target, changes) {
      cases += 1
      const actor = await accounts.authenticate(
        new Headers({ authorization: `Bearer ${of('ingest').token}` }),
      )
      if (actor === undefined) throw new Error('The submitter is not known.')
      const made = await submitCase(pipeline.deps, {
        actor,
        submission: submission({ externalId: `desk:${cases}`, ...changes }),
      })
      if (isRefusal(made)) throw new Error(made.message)
      await pipeline.drain()
      const found = (await pipeline.views.case(made.id))?.translations.find((each) => each.target === target)
      if (found === undefined) throw new Error(`The case has no translation into ${target}.`)
      return view(found.id)
    },
    view,
    async close() {
      await app.close()
      await pipeline.close()
    },
  }
}

/** The real catalogues, where a key that is missing is a failure and not shown as itself. */
async function strictI18n(): Promise<I18n> {
  return createI18n(await loadLocales(), {
    onMissing: ({ locale: tag, namespace, key }) => {
      throw new Error(`locales/${tag}/${namespace}.json has no '${key}'.`)
    },
  })
}
