import { openAccounts } from '@passerelle/accounts'
import { addApiDescription } from '@passerelle/assembly'
import { locale, type Role } from '@passerelle/domain'
import { createHttpServer, createLogger } from '@passerelle/runtime'
import { createStore, createViews, openPool } from '@passerelle/store'
import { openPipeline } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'
import { intakePlugin } from './plugin.ts'

const pipeline = await openPipeline()
const log = createLogger({ name: 'test', level: 'silent' })
const site = 'http://127.0.0.1:8080'
const newId = () => crypto.randomUUID()
const accounts = await openAccounts({ pool: pipeline.pool, site, newId })
const app = await createHttpServer({ log })
await addApiDescription(app)
await app.register(
  intakePlugin({ ...pipeline.deps, views: pipeline.views, engineRecords: pipeline.engineRecords, accounts }),
)
afterAll(async () => {
  await app.close()
  await pipeline.close()
})

async function tokenFor(name: string, roles: readonly Role[]): Promise<string> {
  const locales = roles.includes('reviewer') ? [locale('en')] : []
  return accounts.createToken(
    await accounts.create({ name, email: `${name}@site.example`, roles, locales }),
    'test',
  )
}
const submitter = await tokenFor('submitter', ['submitter'])
const neighbour = await tokenFor('neighbour', ['submitter'])
const reviewer = await tokenFor('reviewer', ['reviewer'])
const admin = await tokenFor('admin', ['admin'])

const call = async (
  token: string,
  method: 'GET' | 'POST' | 'DELETE',
  path: string,
  payload?: object | string,
  headers: Readonly<Record<string, string>> = {},
) => {
  const reply = await app.inject({
    method,
    url: `/api/v1${path}`,
    headers: {
      authorization: `Bearer ${token}`,
      ...(payload === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(payload === undefined ? {} : { payload }),
  })
  return {
    status: reply.statusCode,
    body: reply.body === '' ? undefined : reply.json(),
    headers: reply.headers,
  }
}

let cases = 0
const aCase = (changes: object = {}) => {
  cases += 1
  return { externalId: `test:${cases}`, title: `Case ${cases}`, body: FRENCH, format: 'markdown', ...changes }
}
const FRENCH =
  'Le budget participatif a été ouvert à tous les habitants. Chacun peut proposer une idée pour son quartier.'
const submit = async (changes: object = {}, token = submitter) =>
  (await call(token, 'POST', '/cases', aCase(changes))).body

test('a new case is created, the same again is not, and other content is a new revision', async () => {
  const sent = aCase()
  const created = await call(submitter, 'POST', '/cases', sent)
  expect(created.status).toBe(201)
  expect(created.body).toEqual({
    id: expect.any(String),
    slug: `case-${cases}`,
    revision: 1,
    status: 'received',
  })
  expect(created.headers.location).toBe(`/api/v1/cases/${created.body.id}`)
  const again = await call(submitter, 'POST', '/cases', sent)
  expect(again).toMatchObject({ status: 200, body: created.body })
  const revised = await call(submitter, 'POST', '/cases', { ...sent, body: `${FRENCH} Encore.` })
  expect(revised).toMatchObject({ status: 200, body: { id: created.body.id, revision: 2 } })
})

test('fifty submissions of one case at once make one case', async () => {
  const sent = aCase()
  const replies = await Promise.all(Array.from({ length: 50 }, () => call(submitter, 'POST', '/cases', sent)))
  expect(new Set(replies.map(({ body }) => body.id)).size).toBe(1)
  expect(replies.filter(({ status }) => status === 201)).toHaveLength(1)
})

test('a request is answered once under its Idempotency-Key, and another request under it is refused', async () => {
  const sent = aCase()
  const key = { 'idempotency-key': 'order-66' }
  const first = await call(submitter, 'POST', '/cases', sent, key)
  await call(submitter, 'POST', '/cases', { ...sent, title: 'Changed since' })
  expect(await call(submitter, 'POST', '/cases', sent, key)).toMatchObject({
    status: first.status,
    body: first.body,
  })
  const other = await call(submitter, 'POST', '/cases', aCase(), key)
  expect(other).toMatchObject({ status: 422, body: { code: 'idempotency_mismatch' } })
  const bad = await call(submitter, 'POST', '/cases', sent, { 'idempotency-key': 'with space' })
  expect(bad).toMatchObject({ status: 400, body: { code: 'invalid_idempotency_key' } })
})

test('only tokens that may submit do', async () => {
  expect(await call('psr_nobody', 'POST', '/cases', aCase())).toMatchObject({
    status: 401,
    body: { code: 'unauthenticated' },
  })
  expect((await app.inject({ method: 'POST', url: '/api/v1/cases', payload: aCase() })).statusCode).toBe(401)
  expect(await call(reviewer, 'POST', '/cases', aCase())).toMatchObject({
    status: 403,
    body: { code: 'not_allowed' },
  })
  expect((await call(admin, 'POST', '/cases', aCase())).status).toBe(201)
})

test('another account may not revise a case, nor learn that it is there', async () => {
  const sent = aCase()
  const { body } = await call(submitter, 'POST', '/cases', sent)
  const taken = await call(neighbour, 'POST', '/cases', { ...sent, title: 'Mine now' })
  expect(taken).toMatchObject({ status: 409, body: { code: 'external_id_taken' } })
  const absent = await call(neighbour, 'GET', `/cases/${newId()}`)
  expect(absent.status).toBe(404)
  for (const path of [`/cases/${body.id}`, `/cases/${body.slug}`, `/cases/${body.id}/versions`])
    expect(await call(neighbour, 'GET', path)).toMatchObject({ status: 404, body: absent.body })
  for (const path of ['retry', 'versions/1/restore'])
    expect(await call(neighbour, 'POST', `/cases/${body.id}/${path}`)).toMatchObject({
      status: 404,
      body: absent.body,
    })
  const list = await call(neighbour, 'GET', '/cases')
  expect(list.body.items.map((item: { id: string }) => item.id)).not.toContain(body.id)
})

test.each([
  ['{"title":1}', 422, 'invalid_fields'],
  ['nonsense', 400, 'invalid_json'],
  [JSON.stringify(aCase({ title: '  ' })), 422, 'invalid_fields'],
  [JSON.stringify(aCase({ body: 'a\u0000b' })), 422, 'invalid_fields'],
  [JSON.stringify(aCase({ body: 'a\ud800b' })), 422, 'invalid_fields'],
  [JSON.stringify(aCase({ approvedBy: 'me' })), 422, 'invalid_fields'],
  [JSON.stringify(aCase({ body: 'a'.repeat(1024 * 1024) })), 413, 'too_large'],
  ['[]', 422, 'invalid_fields'],
  ['', 422, 'invalid_fields'],
])('what is no case is refused (%#)', async (payload, status, code) => {
  expect(await call(submitter, 'POST', '/cases', payload)).toMatchObject({ status, body: { code } })
})

test('odd but harmless content is taken', async () => {
  for (const odd of [
    { body: '🎉' },
    { body: 'x', title: '؟' },
    { body: '<div>'.repeat(10_000), format: 'html' },
    { body: '`'.repeat(180_000) },
    { body: '```\ncode\n```', title: '{{title}} $t(x) <script>alert(1)</script>' },
    { body: 'a'.repeat(1_000_000), format: 'text' },
  ])
    expect((await call(submitter, 'POST', '/cases', aCase(odd))).status).toBe(201)
})

test('a case tells where it stands as it goes through the pipeline', async () => {
  const { id } = await submit()
  expect((await call(submitter, 'GET', `/cases/${id}`)).body).toMatchObject({
    status: 'received',
    sourceLanguage: null,
    detection: null,
    translations: {},
    versions: {},
  })
  await pipeline.drain()
  const { body } = await call(reviewer, 'GET', `/cases/${id}`)
  expect(body).toMatchObject({
    id,
    revision: 1,
    status: 'ready',
    sourceLanguage: 'fr',
    detection: { language: 'fr', decision: 'detected' },
    versions: { fr: { number: 1, revision: 1 } },
  })
  expect(Object.keys(body.translations).sort()).toEqual(['en', 'es'])
  expect(body.translations.en).toMatchObject({ state: 'blocked', block: { reason: 'no_engine' } })
})

test('a person settles a language that the text does not tell; a submitter does not', async () => {
  const { id } = await submit({ title: 'OK', body: '1234' })
  await pipeline.drain()
  expect((await call(submitter, 'GET', `/cases/${id}`)).body).toMatchObject({
    status: 'needs_language',
    sourceLanguage: null,
  })
  const language = { language: 'es' }
  expect((await call(submitter, 'POST', `/cases/${id}/language`, language)).status).toBe(403)
  for (const wrong of ['und', 'spanish', ''])
    expect((await call(reviewer, 'POST', `/cases/${id}/language`, { language: wrong })).status).toBe(422)
  expect(await call(reviewer, 'POST', `/cases/${id}/language`, language)).toMatchObject({
    status: 200,
    body: { id, sourceLanguage: 'es', detection: { decision: 'person' } },
  })
  expect(await call(reviewer, 'POST', `/cases/${id}/language`, language)).toMatchObject({
    status: 409,
    body: { code: 'wrong_state' },
  })
  expect(await call(reviewer, 'POST', `/cases/${id}/retry`)).toMatchObject({
    status: 409,
    body: { code: 'wrong_state' },
  })
})

test('a language that was settled is corrected, as a new revision, with the one before among the guesses', async () => {
  const { body } = await call(submitter, 'POST', '/cases', aCase())
  await pipeline.drain()
  const path = `/cases/${body.id}/language`
  expect((await call(submitter, 'POST', path, { language: 'ca' })).status).toBe(403)
  const corrected = await call(reviewer, 'POST', path, { language: 'ca' })
  expect(corrected).toMatchObject({
    status: 200,
    body: { revision: 2, status: 'ready', sourceLanguage: 'ca', detection: { reason: 'settled-by-person' } },
  })
  expect(corrected.body.detection.alternatives[0]).toMatchObject({ language: 'fr' })
  expect(Object.keys(corrected.body.translations).sort()).toEqual(['en', 'es', 'fr'])
})

test('an administrator restores an earlier version', async () => {
  const sent = aCase()
  const { body } = await call(submitter, 'POST', '/cases', sent)
  await pipeline.drain()
  await call(submitter, 'POST', '/cases', { ...sent, title: 'A better title' })
  await pipeline.drain()
  const versions = async () => (await call(submitter, 'GET', `/cases/${body.id}/versions?locale=fr`)).body
  const numbers = ({ items }: { items: readonly { number: number; live: boolean; title: string }[] }) =>
    items.map(({ number, live, title }) => [number, live, title]).sort()
  expect(numbers(await versions())).toEqual([
    [1, false, sent.title],
    [2, true, 'A better title'],
  ])
  expect((await call(reviewer, 'POST', `/cases/${body.id}/versions/1/restore`)).status).toBe(403)
  expect((await call(admin, 'POST', `/cases/${body.id}/versions/9/restore`)).status).toBe(404)
  expect(await call(admin, 'POST', `/cases/${body.id}/versions/1/restore`)).toMatchObject({
    status: 200,
    body: { number: 1, live: true },
  })
  expect(numbers(await versions())).toEqual([
    [1, true, sent.title],
    [2, false, 'A better title'],
  ])
})

test('an administrator erases a case, and nobody finds it any more', async () => {
  const { id } = await submit()
  await pipeline.drain()
  expect((await call(neighbour, 'DELETE', `/cases/${id}`)).status).toBe(404)
  expect(await call(submitter, 'DELETE', `/cases/${id}`)).toMatchObject({
    status: 403,
    body: { code: 'not_allowed' },
  })
  expect((await call(reviewer, 'DELETE', `/cases/${id}`)).status).toBe(403)
  expect(await call(admin, 'DELETE', `/cases/${id}`)).toMatchObject({ status: 204, body: undefined })
  for (const token of [admin, reviewer, submitter])
    expect((await call(token, 'GET', `/cases/${id}`)).status).toBe(404)
  expect((await call(admin, 'DELETE', `/cases/${id}`)).status).toBe(404)
})

test('a list is walked page by page, and every case comes once', async () => {
  const seen: string[] = []
  for (let next: string | null = ''; next !== null; ) {
    const { body } = await call(reviewer, 'GET', `/cases?limit=3${next === '' ? '' : `&cursor=${next}`}`)
    seen.push(...body.items.map((item: { id: string }) => item.id))
    next = body.next
  }
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(10)
  for (const [limit, message] of [
    ['0', 'must be at least 1.'],
    ['201', 'must be at most 200.'],
    ['x', 'must be a number.'],
  ])
    expect(await call(reviewer, 'GET', `/cases?limit=${limit}`)).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'limit', message }] },
    })
  expect((await call(reviewer, 'GET', '/cases?cursor=x')).body.errors[0].field).toBe('cursor')
})

test('every route of the API is described', async () => {
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  expect(Object.keys(paths)).toEqual([
    '/api/v1/cases',
    '/api/v1/cases/{id}',
    '/api/v1/cases/{id}/quote',
    '/api/v1/cases/{id}/language',
    '/api/v1/cases/{id}/retry',
    '/api/v1/cases/{id}/versions',
    '/api/v1/cases/{id}/versions/{number}/restore',
    '/api/v1/engines',
  ])
  const { properties, additionalProperties } =
    paths['/api/v1/cases'].post.requestBody.content['application/json'].schema
  expect(Object.keys(properties)).toContain('sections')
  expect(additionalProperties).toBe(false)
})

test('reviewers and administrators compare engines, submitters do not', async () => {
  expect((await call(reviewer, 'GET', '/engines?source=fr&target=es')).body).toEqual({
    items: [],
    next: null,
  })
  expect((await call(admin, 'GET', '/engines')).status).toBe(200)
  expect((await call(submitter, 'GET', '/engines')).body).toMatchObject({ status: 403, code: 'not_allowed' })
})

test('a case is quoted to its submitter and to administrators, once it is read', async () => {
  const { id } = await submit()
  expect((await call(submitter, 'GET', `/cases/${id}/quote`)).body).toMatchObject({ code: 'wrong_state' })
  await pipeline.drain()
  const { status, body } = await call(submitter, 'GET', `/cases/${id}/quote?target=es`)
  expect(status).toBe(200)
  expect(body).toEqual({
    items: [
      {
        target: 'es',
        segments: 3,
        done: 0,
        inContext: 0,
        exact: 0,
        patched: 0,
        repeated: 0,
        asked: [{ source: 'fr', segments: 3, characters: expect.any(Number), engine: null }],
      },
    ],
    next: null,
  })
  expect((await call(admin, 'GET', `/cases/${id}/quote`)).body.items).toHaveLength(2)
  expect((await call(reviewer, 'GET', `/cases/${id}/quote`)).status).toBe(403)
  expect((await call(neighbour, 'GET', `/cases/${id}/quote`)).status).toBe(404)
})

test('while the database is away nothing is taken, and the client is told when to come back', async () => {
  const pool = openPool('postgres://127.0.0.1:1/x', { connectionTimeoutMs: 500 })
  const lost = await createHttpServer({ log })
  const actor = await accounts.authenticate(new Headers({ authorization: `Bearer ${submitter}` }))
  const away = {
    ...pipeline.deps,
    store: createStore(pool),
    engineRecords: pipeline.engineRecords,
    views: createViews(pool),
    accounts: { ...accounts, authenticate: async () => actor },
  }
  await lost.register(intakePlugin(away))
  for (const request of [
    { method: 'POST', url: '/api/v1/cases', payload: aCase() },
    { method: 'GET', url: '/api/v1/cases' },
  ] as const) {
    const reply = await lost.inject(request)
    expect([reply.statusCode, reply.json().code, reply.headers['retry-after']]).toEqual([
      503,
      'unavailable',
      '5',
    ])
  }
  await lost.close()
  await pool.end()
})
