import { locale } from '@passerelle/domain'
import { freePort, startApertiumApyServer } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'
import { apertiumApyEngine } from './apertium-apy.ts'

const server = await startApertiumApyServer()
afterAll(() => server.close())
const engine = apertiumApyEngine({ url: server.url })
const ask = (texts: readonly string[], asked = engine, target = 'es') =>
  asked.translate({ source: locale('fr'), target: locale(target), texts, signal: AbortSignal.timeout(5_000) })

test('a pair that it lacks goes over a third language, and the reply says over which', async () => {
  expect(await ask(['Oui.'], engine, 'en')).toMatchObject({
    model: 'fra-spa+spa-eng',
    via: ['es'],
    billedCharacters: 0,
  })
})

test('a text longer than a busy server takes whole is refused before it is sent', async () => {
  const before = server.messages.length
  expect(await ask(['a'.repeat(701)])).toMatchObject({ ok: false, kind: 'too_large' })
  expect(server.messages).toHaveLength(before)
})

test.each([
  [503, 'transient'],
  [400, 'bad_input'],
  [429, 'rate_limit'],
  [302, 'permanent'],
] as const)('status %i is a failure of the kind %s, without its words', async (status, kind) => {
  server.plan(status)
  const reply = await ask(['Secret'])
  expect(reply).toMatchObject({ ok: false, kind })
  expect(JSON.stringify(reply)).not.toContain('Secret')
})

test('a server that is not there may serve any pair, and what it is asked for is tried again', async () => {
  const away = apertiumApyEngine({ url: `http://127.0.0.1:${await freePort()}` })
  expect(await away.supports(locale('fr'), locale('es'))).toBe(true)
  expect(await ask(['Oui'], away)).toMatchObject({ ok: false, kind: 'transient' })
})
