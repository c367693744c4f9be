import { createHttpServer } from '@passerelle/runtime'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ACCESS, type Access, guardAccess } from './access.ts'
import { deskPlugin } from './plugin.ts'
import { type DeskUnderTest, openDesk, type PersonName } from './testing/open-desk.ts'

interface Route {
  readonly method: string
  readonly url: string
  readonly access: Access | undefined
}

const ROLES = ['visitor', 'ingest', 'carla', 'ada', 'admin'] as const satisfies readonly (
  | PersonName
  | 'visitor'
)[]

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const

let desk: DeskUnderTest
let app: DeskUnderTest['app']
const routes: Route[] = []
let english: Awaited<ReturnType<DeskUnderTest['translation']>>

beforeAll(async () => {
  desk = await openDesk()
  app = await createHttpServer({ log: desk.context.log })
  app.addHook('onRoute', ({ method, url, config }) => {
    for (const each of [method].flat())
      if (each !== 'HEAD') routes.push({ method: each, url, access: config?.deskAccess })
  })
  await app.register(deskPlugin(desk.context))
  english = await desk.translation('en')
})
afterAll(async () => {
  await app.close()
  await desk.close()
})

const ask = ({ method, url }: Route, who: (typeof ROLES)[number]) => {
  const path = url
    .replace('/cases/:id', '/cases/019ac0de-0000-7000-8000-ffffffffffff')
    .replace(':id', english.translation.id)
    .replace(':key', english.items[0]?.key ?? '')
  const api = url.startsWith('/api/')
  const payload = method === 'GET' ? undefined : api ? '{}' : 'comment='
  return app.inject({
    method: METHODS.find((known) => known === method) ?? 'GET',
    url: path,
    headers: {
      ...desk.as(who),
      ...(payload === undefined
        ? {}
        : { 'content-type': api ? 'application/json' : 'application/x-www-form-urlencoded' }),
    },
    ...(payload === undefined ? {} : { payload }),
  })
}

describe('every route against every role', () => {
  test('no route is without a rule but the files of the pages', () => {
    expect(routes.length).toBeGreaterThan(15)
    for (const { url, access } of routes)
      expect([url, access !== undefined]).toEqual([url, !url.startsWith('/assets/')])
  })

  test('a visitor is asked to sign in, and whoever reviews nothing is turned away', async () => {
    for (const route of routes.filter(({ access }) => access !== undefined && access !== 'anyone')) {
      const api = route.url.startsWith('/api/')
      const visitor = await ask(route, 'visitor')
      expect([route, visitor.statusCode]).toEqual([route, api ? 401 : 303])
      if (!api) expect(visitor.headers.location).toMatch(/^\/desk\/sign-in\?next=%2Fdesk/)
      expect([route, (await ask(route, 'ingest')).statusCode]).toEqual([route, 403])
    }
  })

  test("S5: what is in another's language is absent, on every route that names it", async () => {
    const named = routes.filter(({ url }) => url.includes('/translations/:id'))
    expect(named.length).toBeGreaterThan(9)
    for (const route of named) {
      // Bodies are looked at before the store is; an answer about the body tells nothing about the translation.
      const status = (await ask(route, 'carla')).statusCode
      expect([route, [404, 422].includes(status)]).toEqual([route, true])
      expect([route, (await ask(route, 'admin')).statusCode === 404]).toEqual([route, false])
    }
  })

  test('a role that may use a route is never asked to sign in there', async () => {
    for (const route of routes.filter(({ url }) => !url.startsWith('/assets/'))) {
      for (const who of ROLES) {
        const actor = await desk.context.accounts.authenticate(new Headers(desk.as(who)))
        if (route.access === undefined || !ACCESS[route.access](actor)) continue
        const { statusCode, headers } = await ask(route, who)
        const toSignIn = statusCode === 303 && String(headers.location).startsWith('/desk/sign-in?')
        expect([route, who, statusCode === 401 && route.access !== 'anyone', toSignIn]).toEqual([
          route,
          who,
          false,
          false,
        ])
      }
    }
  })
})

test('a route that does not say who may use it does not start', async () => {
  const other = await createHttpServer({ log: desk.context.log })
  await other.register(async (inner) => {
    guardAccess(inner, desk.context.accounts, (_, __, reply) => reply)
    expect(() => inner.get('/open', async () => 'open')).toThrow('GET /open has no deskAccess')
  })
  await other.close()
})
