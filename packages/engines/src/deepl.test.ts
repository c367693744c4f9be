import { locale } from '@passerelle/domain'
import { type DeeplServer, startDeeplServer } from '@passerelle/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { deeplEngine } from './deepl.ts'
import { deeplSource, deeplTarget, KNOWN_LANGUAGES } from './deepl-languages.ts'
import { retryAfterMs } from './retry-after.ts'

const [fr, en] = [locale('fr'), locale('en')]
const SECRET = 'Le maire est malade'

let server: DeeplServer
beforeAll(async () => {
  server = await startDeeplServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

const open = (
  settings: { readonly timeoutMs?: number; readonly authKey?: string; readonly maxReplyBytes?: number } = {},
) => deeplEngine({ authKey: server.authKey, serverUrl: server.url, ...settings })
const ask = (texts: readonly string[], engine = open(), signal = AbortSignal.timeout(10_000)) =>
  engine.translate({ source: fr, target: en, texts, signal })

describe('a request to DeepL', () => {
  test('holds well-formed XML, plain source and regional target, and no text twice', async () => {
    const reply = await ask(['Le <1>chat</1> & moi', '', 'Oui', 'Oui', ' ', '<1/>'])
    expect(reply).toEqual({
      ok: true,
      texts: ['Lè <1>chàt</1> & mòì', '', 'Òùì', 'Òùì', ' ', '<1/>'],
      model: 'quality_optimized',
      billedCharacters: 'Le <x1>chat</x1> &amp; moi'.length + 'Oui'.length,
    })
    expect(server.calls()).toMatchObject([
      { texts: ['Le <x1>chat</x1> &amp; moi', 'Oui'], source: 'fr', target: 'en-GB' },
    ])
  })

  test('is not made for texts without a word', async () => {
    expect(await ask(['', ' ', '—', '<1/> <2></2>'])).toMatchObject({ ok: true, billedCharacters: 0 })
    expect(server.calls()).toEqual([])
  })

  test.each(['й', '漢', 'é', 'a', '👍'])(
    'of as many bytes as its limit fits into what DeepL takes: %s',
    async (letter) => {
      const engine = open()
      const text = letter.repeat(Math.floor(engine.limits.bytes / 50 / engine.sizeOf(letter)) - 2)
      const texts = Array.from({ length: 50 }, (_, index) => `${text} ${String(index).padStart(2, '0')}`)
      const fitting = texts.slice(0, Math.floor(engine.limits.bytes / engine.sizeOf(texts[0] ?? '')))
      expect((await ask(fitting, engine)).ok).toBe(true)
    },
  )

  test('says what a text takes in bytes on the wire: 6 for a Cyrillic letter, 9 for a Chinese sign', () => {
    const engine = open()
    expect(engine.sizeOf('йй') - engine.sizeOf('й')).toBe(6)
    expect(engine.sizeOf('漢漢') - engine.sizeOf('漢')).toBe(9)
  })
})

describe('faults of DeepL', () => {
  test.each([
    ['rate_limit', 'rate_limit'],
    ['quota', 'quota'],
    ['auth', 'auth'],
    ['too_large', 'too_large'],
    ['error', 'transient'],
    ['unavailable', 'transient'],
    ['reset', 'transient'],
    ['truncated', 'bad_reply'],
    ['html', 'bad_reply'],
    ['wrong_count', 'bad_reply'],
    ['merged', 'bad_reply'],
    ['redirect', 'permanent'],
  ] as const)(
    '%s is a failure of the kind %s, tried once, that shows neither text nor key',
    async (fault, kind) => {
      const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
      server.plan({ fault })
      const reply = await ask([SECRET, 'Oui'])
      expect(reply).toMatchObject({ ok: false, kind })
      expect(server.calls()).toHaveLength(1)
      const shown = JSON.stringify([reply, printed.map((spy) => spy.mock.calls)])
      for (const spy of printed) spy.mockRestore()
      expect(shown).not.toContain('maire')
      expect(shown).not.toContain(server.authKey)
      expect((await ask(['Oui'])).ok).toBe(true)
    },
  )

  test('Retry-After is passed on', async () => {
    server.plan({ fault: 'rate_limit', retryAfterSeconds: 7 })
    expect(await ask(['Oui'])).toMatchObject({ kind: 'rate_limit', retryAfterMs: 7000 })
  })

  test('a reply that drips is ended when the whole time is over', async () => {
    server.plan({ fault: 'drip' })
    const started = performance.now()
    expect(await ask(['Oui'], open({ timeoutMs: 400 }))).toMatchObject({ ok: false, kind: 'transient' })
    expect(performance.now() - started).toBeLessThan(3000)
  })

  test('a reply over the limit of bytes is refused', async () => {
    server.plan({ fault: 'long' })
    expect((await ask(['Oui '.repeat(100)], open({ maxReplyBytes: 1000 }))).ok).toBe(false)
  })

  test('a request that is held ends with its signal, and with the engine', async () => {
    server.hold()
    const stop = new AbortController()
    const engine = open()
    const held = [ask(['Oui'], engine, stop.signal), ask(['Non'], engine)]
    await server.held(2)
    stop.abort()
    expect(await held[0]).toMatchObject({ ok: false, kind: 'transient' })
    await engine.close()
    expect(await held[1]).toMatchObject({ ok: false, kind: 'transient' })
  })

  test('a wrong key is a failure of the kind auth', async () => {
    expect(await ask(['Oui'], open({ authKey: 'wrong' }))).toMatchObject({ ok: false, kind: 'auth' })
  })

  test('no server is a failure that may pass', async () => {
    const engine = deeplEngine({ authKey: 'k', serverUrl: 'http://127.0.0.1:9' })
    expect(await engine.supports(fr, en)).toBe(true)
    expect(await ask(['Oui'], engine)).toMatchObject({ ok: false, kind: 'transient' })
  })

  test('words that lost their codes are asked for again another way, and billed', async () => {
    server.plan({ fault: 'tags_dropped' })
    expect(await ask(['<1>Le</1> chat'])).toMatchObject({ texts: ['<1>Lè</1> chàt'], billedCharacters: 31 })
  })

  test('an empty answer stays one, an echo an echo, and a script goes', async () => {
    server.plan({ fault: 'empty' }, { fault: 'echo' }, { fault: 'script' })
    expect(await ask(['Oui'])).toMatchObject({ texts: [''] })
    expect(await ask(['Oui'])).toMatchObject({ texts: ['Oui'] })
    expect(await ask(['Oui'])).toMatchObject({ texts: ['Òùì'] })
  })
})

test('Retry-After may be seconds or a date, and nonsense is none', () => {
  const now = Date.parse('2026-11-23T10:00:00Z')
  expect(retryAfterMs('3', now)).toBe(3000)
  expect(retryAfterMs('Mon, 23 Nov 2026 10:00:30 GMT', now)).toBe(30_000)
  expect(retryAfterMs('Mon, 23 Nov 2026 09:00:00 GMT', now)).toBeUndefined()
  expect(retryAfterMs('99999999', now)).toBe(3_600_000)
  expect(retryAfterMs('soon', now)).toBeUndefined()
  expect(retryAfterMs(undefined, now)).toBeUndefined()
})

test.each([
  ['en', 'en-GB'],
  ['en-US', 'en-US'],
  ['en-AU', 'en-GB'],
  ['pt', 'pt-PT'],
  ['pt-BR', 'pt-BR'],
  ['zh', 'zh-Hans'],
  ['zh-TW', 'zh-Hant'],
  ['zh-Hant', 'zh-Hant'],
  ['es', 'es'],
  ['es-MX', 'es-419'],
  ['fr-CA', 'fr'],
  ['no', 'nb'],
  ['ne', undefined],
])('the target %s is %s with DeepL', (tag, code) => {
  expect(deeplTarget(locale(tag), KNOWN_LANGUAGES)?.toLowerCase()).toBe(code?.toLowerCase())
})

test('sources are plain languages', () => {
  expect(deeplSource(locale('pt-BR'), KNOWN_LANGUAGES)).toBe('pt')
  expect(deeplSource(locale('und'), KNOWN_LANGUAGES)).toBeUndefined()
})

test("a locale's own code comes first, and only where DeepL has it", () => {
  const codes = new Map([
    [locale('en'), { source: 'en', target: 'en-US' }],
    [locale('fr'), { source: 'frp', target: 'fr-CA' }],
  ])
  expect(deeplTarget(locale('en'), KNOWN_LANGUAGES, codes)).toBe('en-US')
  expect(deeplTarget(locale('fr'), KNOWN_LANGUAGES, codes)).toBe('fr')
  expect(deeplSource(locale('fr'), KNOWN_LANGUAGES, codes)).toBe('fr')
})

test('a server that has only the plain form of a language means the usual one by it', () => {
  const plain = { sources: new Set(['zh']), targets: new Set(['zh', 'en', 'en-us']) }
  expect(deeplTarget(locale('zh'), plain)).toBe('zh')
  expect(deeplTarget(locale('zh-TW'), plain)).toBeUndefined()
  expect(deeplTarget(locale('en-GB'), plain)).toBe('en')
})
