import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type DeeplServer, startDeeplServer } from './deepl-server.ts'
import { accented } from './engine-words.ts'

let server: DeeplServer
beforeAll(async () => {
  server = await startDeeplServer()
})
afterAll(() => server.close())
beforeEach(() => server.reset())

const post = (fields: readonly (readonly [string, string])[], key = server.authKey) =>
  fetch(`${server.url}/v2/translate`, {
    method: 'POST',
    headers: { Authorization: `DeepL-Auth-Key ${key}` },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])),
  })
const control = async (order?: unknown): Promise<unknown> => {
  const init = order === undefined ? {} : { method: 'POST', body: JSON.stringify(order) }
  return (await fetch(`${server.url}/control`, init)).json()
}

describe('the DeepL server', () => {
  test('translates, bills and remembers', async () => {
    const reply = await post([
      ['target_lang', 'en-GB'],
      ['text', 'Le <x1>chat</x1>'],
      ['text', 'Oui'],
      ['tag_handling', 'xml'],
    ])
    expect(await reply.json()).toMatchObject({
      translations: [
        { text: 'Lè <x1>chàt</x1>', billed_characters: 16 },
        { text: 'Òùì', billed_characters: 3 },
      ],
    })
    expect(server.billedCharacters()).toBe(19)
    expect(server.calls()).toHaveLength(1)
  })

  test.each([
    [
      [
        ['target_lang', 'en'],
        ['text', 'a'],
      ],
      400,
    ],
    [
      [
        ['target_lang', 'fr'],
        ['text', ''],
      ],
      400,
    ],
    [[['target_lang', 'fr']], 400],
    [[['target_lang', 'fr'], ...Array.from({ length: 51 }, () => ['text', 'a'])], 400],
    [
      [
        ['target_lang', 'fr'],
        ['text', 'a'.repeat(140_000)],
      ],
      413,
    ],
    [
      [
        ['target_lang', 'fr'],
        ['tag_handling', 'xml'],
        ['text', '<x1>a'],
      ],
      400,
    ],
    [
      [
        ['target_lang', 'fr'],
        ['tag_handling', 'xml'],
        ['text', 'a & b'],
      ],
      400,
    ],
  ] as const)("keeps DeepL's rules: case %#", async (fields, status) => {
    expect((await post(fields.map(([name = '', value = '']) => [name, value] as const))).status).toBe(status)
    expect(server.billedCharacters()).toBe(0)
  })

  test('knows its key', async () => {
    expect(
      (
        await post(
          [
            ['target_lang', 'fr'],
            ['text', 'a'],
          ],
          'other',
        )
      ).status,
    ).toBe(403)
    expect(server.calls()).toEqual([])
  })

  test('is steered from another process', async () => {
    await control({ plan: [{ fault: 'quota', times: 2 }, { fault: 'no such fault' }], hold: true })
    const waiting = post([
      ['target_lang', 'fr'],
      ['text', 'a'],
    ])
    await server.held(1)
    await control({ hold: false })
    expect((await waiting).status).toBe(456)
    expect(
      (
        await post([
          ['target_lang', 'fr'],
          ['text', 'a'],
        ])
      ).status,
    ).toBe(456)
    expect(
      (
        await post([
          ['target_lang', 'fr'],
          ['text', 'a'],
        ])
      ).status,
    ).toBe(200)
    expect(await control()).toMatchObject({
      billedCharacters: 1,
      calls: [{ fault: 'quota' }, { fault: 'quota' }, { fault: null }],
    })
    expect(await control({ reset: true })).toEqual({ calls: [], billedCharacters: 0 })
  })

  test('hits only the request that a fault names', async () => {
    server.plan({ fault: 'unavailable', when: 'chien' })
    expect(
      (
        await post([
          ['target_lang', 'fr'],
          ['text', 'chat'],
        ])
      ).status,
    ).toBe(200)
    expect(
      (
        await post([
          ['target_lang', 'fr'],
          ['text', 'chien'],
        ])
      ).status,
    ).toBe(503)
  })
})

test('accented words differ from their source in any script, and all else stays', () => {
  expect(accented('Le chat, 12 <x1>fois</x1> &amp; https://a.org/chat', 'es')).toBe(
    'Lè chàt, 12 <x1>fòìs</x1> &amp; https://a.org/chat',
  )
  expect(accented('Привіт नमस्ते', 'en')).toBe('Привітʹ नमस्तेʹ')
})
