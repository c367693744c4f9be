import { locale } from '@passerelle/domain'
import { freePort, type PlannedReply, startLibretranslateServer } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'
import { libretranslateEngine } from './libretranslate.ts'

const server = await startLibretranslateServer()
afterAll(() => server.close())
const engine = libretranslateEngine({ url: `${server.url}/`, apiKey: server.apiKey })
const ask = (texts: readonly string[], asked = engine, target = 'en') =>
  asked.translate({
    source: locale('fr'),
    target: locale(target),
    texts,
    signal: AbortSignal.timeout(5_000),
  })

test("a text's own tags and entities are told from codes, though they come back resolved", async () => {
  expect(await ask(['<1>Le</1> &lt;2/> <x1> <2/>'])).toMatchObject({
    texts: ['<1>Lè</1> &lt;2/> <x1> <2/>'],
  })
  // The last one holds what reads like a name, which this server changes.
  expect(server.requests.at(-2)?.q).toEqual(['<xx1>Le</xx1> &lt;2/&gt; &lt;x1&gt; <xx2/>'])
})

test('the nearest code of the server stands for a locale, old codes among them', async () => {
  for (const [target, code] of [
    ['pt-BR', 'pb'],
    ['zh-TW', 'zh-Hant'],
    ['zh', 'zh-Hans'],
    ['en-GB', 'en'],
  ] as const) {
    await ask(['Oui'], engine, target)
    expect(server.requests.at(-1)).toMatchObject({ source: 'fr', target: code, format: 'html' })
  }
  expect(await engine.supports(locale('fr-CA'), locale('es'))).toBe(true)
  expect(await engine.supports(locale('fr'), locale('fr-CA'))).toBe(false)
})

test("a locale's own code comes first where the server has it", async () => {
  const codes = new Map([[locale('pt'), { target: 'pb' }]])
  await ask(['Oui'], libretranslateEngine({ url: server.url, apiKey: server.apiKey, codes }), 'pt')
  expect(server.requests.at(-1)).toMatchObject({ target: 'pb' })
})

const SECRET = 'Secret'
test.each<[string, PlannedReply, object]>([
  [
    'too many requests',
    { status: 429, headers: { 'retry-after': '7' } },
    { kind: 'rate_limit', retryAfterMs: 7000 },
  ],
  ['a ban', { status: 403, body: '{"error":"Banned"}' }, { kind: 'auth' }],
  ['a limit', { status: 400, body: `{"error":"Invalid request: ${SECRET}"}` }, { kind: 'bad_input' }],
  ['a failure', { status: 500, body: `{"error":"Cannot translate text: ${SECRET}"}` }, { kind: 'transient' }],
  ['a redirect', { status: 302, headers: { location: 'http://127.0.0.1:1/' } }, { kind: 'permanent' }],
  ['a page', { status: 200, body: '<html>' }, { kind: 'bad_reply' }],
  ['too few texts', { status: 200, body: '{"translatedText":[]}' }, { kind: 'bad_reply' }],
  ['one text for a list', { status: 200, body: '{"translatedText":"Lè"}' }, { kind: 'bad_reply' }],
  ['no texts', { status: 200, body: '{"translatedText":[null]}' }, { kind: 'bad_reply' }],
])('%s is a failure that shows neither text nor key', async (_, planned, expected) => {
  server.plan(planned)
  const reply = await ask([SECRET])
  expect(reply).toMatchObject({ ok: false, ...expected })
  expect(JSON.stringify(reply)).not.toMatch(new RegExp(`${SECRET}|${server.apiKey}`))
})

test('a wrong key and a missing one are both told as that', async () => {
  for (const apiKey of [{}, { apiKey: 'wrong' }])
    expect(await ask(['Oui'], libretranslateEngine({ url: server.url, ...apiKey }))).toMatchObject({
      ok: false,
      kind: 'auth',
    })
})

test('a server that is not there may serve any pair, and what it is asked for is tried again', async () => {
  const away = libretranslateEngine({ url: `http://127.0.0.1:${await freePort()}` })
  expect(await away.supports(locale('fr'), locale('en'))).toBe(true)
  expect(await ask(['Oui'], away)).toMatchObject({ ok: false, kind: 'transient' })
})
