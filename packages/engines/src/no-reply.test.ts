import { freePort, startLibretranslateServer } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'
import { deeplClient } from './deepl-client.ts'
import { exchange } from './http-exchange.ts'
import { whyNoReply } from './no-reply.ts'

const server = await startLibretranslateServer()
afterAll(() => server.close())
const bounds = () => ({ signal: AbortSignal.timeout(2_000), maxReplyBytes: 1000 })
const deepl = (serverUrl: string) =>
  deeplClient({ authKey: 'key', serverUrl }, bounds(), {}).getUsage().catch(whyNoReply)

test('a host that nobody knows, a port where nobody listens and a server without TLS are told apart', async () => {
  for (const [address, why] of [
    ['http://host.invalid', 'unknown_host'],
    [`http://127.0.0.1:${await freePort()}`, 'refused'],
    [server.url.replace('http:', 'https:'), 'untrusted'],
  ] as const) {
    expect(await exchange(new URL(address), null, bounds())).toBe(why)
    expect(await deepl(address)).toBe(why)
  }
})

test('a certificate that has run out is not trusted, however deep its code lies', () => {
  const code = Object.assign(new Error('certificate has expired'), { code: 'CERT_HAS_EXPIRED' })
  expect(whyNoReply(new TypeError('fetch failed', { cause: new AggregateError([code]) }))).toBe('untrusted')
})

test('a request that was ended is late, and what nobody can tell is broken', () => {
  expect(whyNoReply(AbortSignal.abort().reason)).toBe('late')
  const round = new Error('round')
  round.cause = round
  expect(whyNoReply(round)).toBe('broken')
  expect(whyNoReply('words')).toBe('broken')
})
