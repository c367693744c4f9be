import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type Answer, type AttackSite, aCase, openAttackSite, SOUND } from './attack-site.ts'

let site: AttackSite
beforeAll(async () => {
  site = await openAttackSite()
})
afterAll(() => site?.close())

const caseShape = z.object({
  id: z.string(),
  slug: z.string(),
  status: z.enum(['received', 'needs_language', 'ready', 'failed']),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  sourceLanguage: z.string().nullable(),
  translations: z.record(z.string(), z.object({ id: z.string(), state: z.string() })),
  versions: z.record(z.string(), z.object({ number: z.number() })),
})
type Case = z.infer<typeof caseShape>

const idOf = (answer: Answer): string => z.object({ id: z.string() }).parse(answer.json).id
const read = async (id: string): Promise<Case> =>
  caseShape.parse((await site.ask('GET', `/api/v1/cases/${id}`)).json)
/** The case once the pipeline has nothing more to do with it by itself. */
async function settled(id: string): Promise<Case> {
  await site.until(
    `case ${id} has come to rest`,
    async () => {
      const { status, translations, versions } = await read(id)
      if (status !== 'ready') return status !== 'received'
      const states = Object.values(translations).map(({ state }) => state)
      return Object.keys(versions).length > 0 && !states.some((state) => /queued|drafting/.test(state))
    },
    150_000,
  )
  return read(id)
}
/** A person says that the case is written in French. */
const settle = (id: string): Promise<Answer> =>
  site.ask('POST', `/api/v1/cases/${id}/language`, {
    token: site.people.ada.token,
    body: { language: 'fr' },
  })
const sound = async (): Promise<void> => expect(await site.invariant()).toEqual(SOUND)

/** Asks a process for its health, ten times a second, until `ended`; returns the longest wait in milliseconds. */
async function longestWait(url: string, ended: AbortSignal): Promise<number> {
  let most = 0
  while (!ended.aborted) {
    const began = performance.now()
    const reply = await fetch(`${url}/healthz`)
    await reply.arrayBuffer()
    most = Math.max(most, performance.now() - began)
    await pause(100)
  }
  return most
}

const indented = (depth: number): string =>
  Array.from({ length: depth }, (_, level) => `${'  '.repeat(level)}- point`).join('\n')

/** Bodies named by what they are. */
const HOSTILE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'elements 5,000 deep': {
    body: `${'<div>'.repeat(5_000)}un texte${'</div>'.repeat(5_000)}`,
    format: 'html',
  },
  'elements 10,000 deep, never closed': { body: `${'<b><p>'.repeat(10_000)}un texte`, format: 'html' },
  'quotes 5,000 deep': { body: `${'> '.repeat(5_000)}un texte`, format: 'markdown' },
  'quotes 10,000 deep': { body: `${'>'.repeat(10_000)} un texte`, format: 'markdown' },
  'a list 500 deep': { body: indented(500), format: 'markdown' },
  'HTML in Markdown, 10,000 deep': { body: `${'<div>'.repeat(10_000)}un texte`, format: 'markdown' },
  '180 KB of backticks': {
    body: Array.from({ length: 600 }, (_, length) => '`'.repeat(length + 1)).join(' '),
    format: 'markdown',
  },
  // Nobody declares its language, so a person settles it: then the server that answers people parses it.
  'comments that never end': { body: 'a<!--'.repeat(5_000), format: 'markdown', language: 'und' },
  'JSON 10,000 deep as a text': { body: `${'['.repeat(10_000)}1${']'.repeat(10_000)}`, format: 'text' },
}

describe('a text that parsers choke on (D6)', () => {
  const ids = new Map<string, string>()

  test('is published harmless or ends with its reason, while the server answers within a second and other cases go on', async () => {
    const ended = new AbortController()
    const waits = Promise.all([site.url, site.work?.url ?? ''].map((url) => longestWait(url, ended.signal)))
    try {
      for (const [name, fields] of Object.entries(HOSTILE)) {
        const answer = await site.submit(aCase({ language: 'fr', ...fields }))
        expect(answer.status, name).toBe(201)
        ids.set(name, idOf(answer))
      }
      const good = idOf(await site.submit(aCase()))
      expect((await settled(good)).status).toBe('ready')
      for (const [name, id] of ids) {
        if ((await settled(id)).status === 'needs_language') await settle(id)
        const { status, failure, slug } = await settled(id)
        expect(['ready', 'failed'], name).toContain(status)
        if (status === 'failed')
          expect(failure, name).toEqual({
            code: 'unreadable',
            message: expect.stringMatching(/send it again\.$/),
          })
        const page = await site.ask('GET', `/fr/cases/${slug}`, { token: null })
        expect(page.status, name).toBe(status === 'ready' ? 200 : 404)
      }
    } finally {
      ended.abort()
    }
    const [server = 0, workers = 0] = await waits
    expect(server).toBeLessThan(1_000)
    // Finding the language of 180 KB without a word in them takes its thread most of a second on a busy machine.
    expect(workers).toBeLessThan(3_000)
    await sound()
  }, 300_000)

  test('is shown to a reviewer with its reason, and a retry ends the same way', async () => {
    const id = ids.get('quotes 10,000 deep') ?? ''
    const { ada } = site.people
    const retried = await site.ask('POST', `/api/v1/cases/${id}/retry`, { token: ada.token })
    expect(retried).toMatchObject({ status: 200, json: { status: 'received' } })
    expect(await settled(id)).toMatchObject({
      status: 'failed',
      failure: { code: 'unreadable', message: expect.stringContaining('more than 200 deep') },
    })
    await sound()
  })
})

describe('a text whose language nobody can tell (D9)', () => {
  const half = {
    fr: 'La mairie a ouvert un budget participatif, et chaque habitant du quartier peut y proposer une idée pour la rue.',
    en: 'The city council opened a participatory budget, and everyone who lives here can propose an idea for the street.',
  }
  const UNCERTAIN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
    'one character': { title: 'x', body: 'x', format: 'text' },
    'emoji only': { title: '🌉', body: '👩‍👩‍👧‍👦 🎉 🌍', format: 'text' },
    'digits and signs only': { title: '2024', body: '1 + 1 = 2; 100 %', format: 'text' },
    'code only': {
      title: '{}',
      body: '```js\nconst a = [1, 2, 3].map((n) => n + 1)\n```',
      format: 'markdown',
    },
    'markup only': { title: '-', body: '<hr><br><img src="https://example.org/a.png">', format: 'html' },
    'two languages, half and half': {
      title: 'Budget',
      body: `${half.fr}\n\n${half.en}\n\n${half.fr}\n\n${half.en}`,
      format: 'markdown',
    },
    'another language than declared': { title: 'Budget', body: half.en, format: 'text', language: 'fr' },
  }

  test('waits for a person, who settles it, and then goes on to reviewers and readers', async () => {
    const ids: string[] = []
    for (const [name, fields] of Object.entries(UNCERTAIN)) {
      const answer = await site.submit(aCase(fields))
      expect(answer.status, name).toBe(201)
      ids.push(idOf(answer))
    }
    for (const [index, id] of ids.entries()) {
      const name = Object.keys(UNCERTAIN)[index]
      expect(await settled(id), name).toMatchObject({
        status: 'needs_language',
        sourceLanguage: null,
        translations: {},
        versions: {},
      })
    }
    const path = (id: string): string => `/api/v1/cases/${id}/language`
    const [first = ''] = ids
    const { ada } = site.people
    expect((await site.ask('POST', path(first), { body: { language: 'fr' } })).status).toBe(403)
    for (const language of ['und', 'nonsense_', '', 7, null])
      expect((await site.ask('POST', path(first), { token: ada.token, body: { language } })).status).toBe(422)
    for (const id of ids) expect((await settle(id)).status).toBe(200)
    expect((await site.ask('POST', path(first), { token: ada.token, body: { language: 'fr' } })).status).toBe(
      409,
    )
    for (const [index, id] of ids.entries()) {
      const name = Object.keys(UNCERTAIN)[index]
      const { status, sourceLanguage, translations, slug } = await settled(id)
      expect([status, sourceLanguage], name).toEqual(['ready', 'fr'])
      expect(Object.keys(translations).toSorted(), name).toEqual(['en', 'es'])
      for (const { state } of Object.values(translations))
        expect(['in_review', 'blocked'], name).toContain(state)
      for (const locale of ['fr', 'en'])
        expect((await site.ask('GET', `/${locale}/cases/${slug}`, { token: null })).status, name).toBe(200)
      for (const { id: translation } of Object.values(translations)) {
        const answer = await site.ask('GET', `/api/v1/translations/${translation}`, { token: ada.token })
        expect(answer.status, name).toBe(200)
      }
    }
    await sound()
  }, 120_000)

  test('is refused where there is no text at all', async () => {
    for (const body of ['', ' ', '\n\t\u00a0\u3000'])
      expect(await site.submit(aCase({ body }))).toMatchObject({
        status: 422,
        json: { code: 'invalid_fields' },
      })
    expect((await site.submit(aCase({ title: ' ' }))).status).toBe(422)
    await sound()
  })
})
