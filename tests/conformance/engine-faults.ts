import type { Locale } from '@passerelle/domain'
import { type FaultyGateway, freePort, startFaultyGateway, type WireFault } from '@passerelle/testkit'
import type { Engine, EngineFailure } from '@passerelle/workflow'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

/** An engine over HTTP, as the suite of its faults sees it. */
export interface HttpEngineUnderTest {
  /** Its server, or one that speaks its wire format. */
  readonly server: string
  readonly isTranslation: (path: string) => boolean
  /** Opens the engine on another address. It has no more than `timeoutMs` for an exchange. */
  readonly open: (url: string, timeoutMs: number) => Engine
  /** The key that it sends, which must show nowhere. */
  readonly key?: string
  readonly source: Locale
  readonly target: Locale
  /** Two sentences in the source language; the first holds the word 'secret'. */
  readonly sentences: readonly [string, string]
  /** A reply of its server → the same with a text too few, and with one too many. Absent where a request holds one text. */
  readonly miscounted?: { readonly fewer: (body: string) => string; readonly more: (body: string) => string }
}

// A whole exchange may take so long, and no test longer than a few of them.
const TIMEOUT_MS = 600

const STATUSES: readonly (readonly [number, EngineFailure['kind']])[] = [
  [400, 'bad_input'],
  [401, 'auth'],
  [402, 'quota'],
  [403, 'auth'],
  [404, 'permanent'],
  [408, 'transient'],
  [409, 'transient'],
  [410, 'permanent'],
  [413, 'too_large'],
  [425, 'transient'],
  [429, 'rate_limit'],
  [451, 'permanent'],
  [456, 'quota'],
  [500, 'transient'],
  [502, 'transient'],
  [503, 'transient'],
  [504, 'transient'],
  [529, 'transient'],
]

const BROKEN = [
  ['reset', 'transient'],
  ['reset-midway', 'transient'],
  ['silence', 'transient'],
  ['drip', 'transient'],
  ['truncated', 'bad_reply'],
  ['page', 'bad_reply'],
  ['garbage', 'bad_reply'],
] as const

/** What an engine over HTTP must make of every way in which the wire can fail it. */
export function engineFaults(name: string, subject: HttpEngineUnderTest): void {
  const { source, target, sentences, miscounted } = subject

  describe(`faults on the way to ${name}`, () => {
    let gateway: FaultyGateway
    let engine: Engine
    beforeAll(async () => {
      gateway = await startFaultyGateway(subject.server, subject.isTranslation)
      engine = subject.open(gateway.url, TIMEOUT_MS)
      // What servers offer is asked for before anything breaks.
      expect(await engine.supports(source, target)).toBe(true)
    })
    afterAll(async () => {
      await engine.close()
      await gateway.close()
    })
    const ask = (asked = engine) =>
      asked.translate({ source, target, texts: sentences, signal: AbortSignal.timeout(10_000) })

    /** Asks once through a fault, sees that nothing leaks, and that the next request is answered. */
    async function failing(fault: WireFault): Promise<EngineFailure> {
      const printed = [vi.spyOn(process.stdout, 'write'), vi.spyOn(process.stderr, 'write')]
      const before = gateway.requests()
      gateway.plan(fault)
      const reply = await ask()
      const shown = JSON.stringify([reply, printed.map((spy) => spy.mock.calls)])
      for (const spy of printed) spy.mockRestore()
      expect(gateway.requests() - before, 'requests made').toBe(1)
      if (reply.ok) throw new Error('A fault was taken for a translation.')
      expect(shown).not.toContain('secret')
      if (subject.key !== undefined) expect(shown).not.toContain(subject.key)
      expect(reply.message).toMatch(/^\S.*\.$/)
      expect(await ask()).toMatchObject({ ok: true })
      return reply
    }

    test.each(STATUSES)('status %i is a failure of the kind %s', async (status, kind) => {
      expect((await failing({ type: 'status', status })).kind).toBe(kind)
    })

    test.each(BROKEN)('%s is a failure of the kind %s', async (type, kind) => {
      const began = performance.now()
      expect((await failing({ type })).kind).toBe(kind)
      // However slowly bytes still arrive, the exchange ends in time.
      expect(performance.now() - began).toBeLessThan(10 * TIMEOUT_MS)
    })

    test('how long to wait is told, in seconds or as a date', async () => {
      const wait = async (status: number, value: string) =>
        (await failing({ type: 'status', status, headers: { 'retry-after': value } })).retryAfterMs
      expect(await wait(429, '7')).toBe(7000)
      expect(await wait(503, '2')).toBe(2000)
      const date = new Date(Date.now() + 90_000).toUTCString()
      expect(await wait(429, date)).toBeGreaterThan(60_000)
      expect(await wait(429, date)).toBeLessThanOrEqual(90_000)
      expect(await wait(429, 'soon')).toBeUndefined()
    })

    test('a redirect is not followed', async () => {
      const port = await freePort()
      for (const status of [301, 302, 303, 307, 308]) {
        const headers = { location: `http://127.0.0.1:${port}/` }
        const { kind, message } = await failing({ type: 'status', status, headers })
        expect(kind).toBe('permanent')
        expect(message).not.toContain(String(port))
      }
    })

    if (miscounted !== undefined)
      test('a reply with another count of texts is refused', async () => {
        for (const rewrite of [miscounted.fewer, miscounted.more])
          expect((await failing({ type: 'rewritten', rewrite })).kind).toBe('bad_reply')
      })

    test('no server, an unknown host and a server without TLS are failures, not exceptions', async () => {
      const port = await freePort()
      for (const [url, kinds] of [
        [`http://127.0.0.1:${port}`, /^transient$/],
        ['http://host.invalid', /^transient$/],
        // One that must tell its pairs first fails at that, which may pass.
        [gateway.url.replace('http:', 'https:'), /^permanent$|^transient$/],
      ] as const) {
        const away = subject.open(url, TIMEOUT_MS)
        const reply = await ask(away)
        await away.close()
        expect(reply, url).toMatchObject({ ok: false, kind: expect.stringMatching(kinds) })
        expect(JSON.stringify(reply)).not.toContain('secret')
      }
    })
  })
}
