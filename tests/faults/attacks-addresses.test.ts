import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type AttackSite, aCase, openAttackSite, SOUND } from './attack-site.ts'

let site: AttackSite
beforeAll(async () => {
  site = await openAttackSite()
})
afterAll(() => site?.close())

interface Raw {
  readonly status: number
  readonly location: string
  readonly cookies: string
  readonly body: string
  readonly ms: number
}

/** Asks for a path as it is written: `fetch` would tidy it up first. */
const raw = (
  path: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
  body?: string,
): Promise<Raw> =>
  new Promise((resolve, reject) => {
    const began = performance.now()
    const { hostname, port } = new URL(site.url)
    const asked = request({ hostname, port, path, method, headers }, async (reply) => {
      const text = await reply.toArray()
      resolve({
        status: reply.statusCode ?? 0,
        location: reply.headers.location ?? '',
        cookies: (reply.headers['set-cookie'] ?? []).join('; '),
        body: Buffer.concat(text).toString('utf8'),
        ms: performance.now() - began,
      })
    })
    asked.on('error', reject)
    asked.end(body)
  })

const form = { 'content-type': 'application/x-www-form-urlencoded' }
const sound = async (): Promise<void> => expect(await site.invariant()).toEqual(SOUND)

/** Where a browser at the site would go for a `Location`. */
const leadsHome = (location: string): boolean => URL.parse(location, `${site.url}/x`)?.origin === site.url

async function deskCookie(): Promise<string> {
  const { email, password } = site.people.ada
  const body = new URLSearchParams({ email, password }).toString()
  const { cookies } = await raw('/desk/sign-in', form, 'POST', body)
  return cookies
    .split('; ')
    .filter((part) => /^[\w.-]*session[\w.-]*=/i.test(part))
    .join('; ')
}

describe('an address that tries to climb (S11)', () => {
  // What files of the checkout, of the data folder or of the system would show.
  const LEAKS = /root:x?:|"dependencies"|ingestToken|"tagline":|\[core\]|import .* from '|create table/
  const UPS = ['../', '..%2f', '%2e%2e/', '%2e%2e%2f', '..%5c', '..\\', '%252e%252e%252f', '....//', '..;/']
  const FILES = [
    'package.json',
    'etc/passwd',
    'locales/en/reader.json',
    '.data/credentials.json',
    '.git/config',
  ]
  const FOLDERS = [
    '/',
    '/en/',
    '/en/cases/',
    '/assets/',
    '/desk/',
    '/desk/assets/',
    '/desk/translations/',
    '/api/v1/cases/',
  ]

  test('finds no file, from any folder of the site and in any spelling', async () => {
    const cookie = await deskCookie()
    const headers = { authorization: `Bearer ${site.people.admin.token}` }
    const paths = FOLDERS.flatMap((folder) =>
      UPS.flatMap((up) => FILES.map((file) => `${folder}${up.repeat(4)}${file}`)),
    )
    const odd = [
      '/.env',
      '/.git/config',
      '/package.json',
      '/locales/en/reader.json',
      '/%2e%67it/config',
      '/en.json',
    ]
    for (const path of [...paths, ...odd]) {
      const answer = await raw(path, path.startsWith('/desk') ? { cookie } : headers)
      expect([400, 404], path).toContain(answer.status)
      expect(answer.body, path).not.toMatch(LEAKS)
    }
    await sound()
  })

  test('names no locale that the site has not, and no namespace', async () => {
    const names = [
      'de',
      'de&ns=reader',
      'en&ns=desk',
      'en;q=1',
      'EN',
      'en%00',
      'en%2f..',
      'en%0d%0aX:1',
      '__proto__',
      'constructor',
      '%00',
      'en.json',
      'reader',
      '..',
      '.',
    ]
    for (const name of names) {
      for (const path of [`/${name}/`, `/${name}/cases/x`, `/${name}/feed.atom`, `/${name}`]) {
        const { status, location } = await raw(path)
        expect([400, 404], path).toContain(status)
        expect(location).toBe('')
      }
      // As a wish it falls back to what the site has.
      for (const headers of [
        { cookie: `passerelle_language=${name.replaceAll(/[;\s]/g, '')}` },
        { 'accept-language': name },
      ] as const)
        expect((await raw('/', headers)).location, name).toMatch(/^\/(?:en|fr|es)\/$/)
      const query = await raw(`/en/?lng=${name}&ns=${name}&lang=${name}`)
      expect(query.status).toBe(name === 'en%00' || name === '%00' ? 400 : 200)
    }
    await sound()
  })

  test('finds no case by a slug that is none', async () => {
    const slugs = [
      '..%2f..%2fhealthz',
      '%2e%2e',
      '%00',
      'x%00',
      '%2f%2fevil.example',
      '%5c%5cevil',
      '%0d%0aX-Evil:1',
      'a'.repeat(5_000),
      '%F0%9F%8C%89',
      "'",
      '%27%20or%201=1',
    ]
    for (const slug of slugs)
      for (const path of [`/en/cases/${slug}`, `/fr/cases/${slug}/original`, `/api/v1/cases/${slug}`]) {
        const { status, body } = await raw(path, { authorization: `Bearer ${site.people.admin.token}` })
        expect([400, 404, 414], path.slice(0, 80)).toContain(status)
        expect(body).not.toMatch(LEAKS)
      }
    await sound()
  })

  test('with two slashes in front is an address of this site, never another host', async () => {
    for (const path of [
      '//evil.example',
      '//evil.example/',
      '///evil.example/en/',
      '/\\evil.example/',
      '//evil.example/%2e%2e',
      '/%2f/evil.example',
      '//en/',
      '/en//evil.example',
      '//desk',
      '/en?//evil.example',
    ]) {
      const { status, location } = await raw(path, { 'accept-language': 'fr' })
      expect([308, 302, 303, 400, 404], path).toContain(status)
      expect(leadsHome(location), `${path} → ${location}`).toBe(true)
    }
  })
})

describe('a wish to be led elsewhere (S12)', () => {
  const ELSEWHERE = [
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\\/evil.example',
    'https:evil.example',
    'https://evil.example',
    'http:/evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    '/\t/evil.example',
    '/\n/evil.example',
    '\t//evil.example',
    ' //evil.example',
    '/%2f/evil.example',
    '/..//evil.example',
    '/desk/..//evil.example',
    '/desk/../..//evil.example',
    '/desk\\..\\..//evil.example',
    '/desk@evil.example',
    '//evil.example/desk',
    'evil.example/desk',
    '.evil.example',
    '@evil.example',
    ':80@evil.example',
    '/desk\r\nLocation: https://evil.example',
  ]

  test('is not heard by the language switch of the public site', async () => {
    for (const path of ELSEWHERE) {
      const body = new URLSearchParams({ locale: 'fr', path }).toString()
      const { status, location } = await raw('/language', form, 'POST', body)
      expect(status, path).toBe(303)
      expect(leadsHome(location), `${path} → ${location}`).toBe(true)
      expect(location, path).toMatch(/^\/fr\//)
    }
    for (const locale of ['//evil.example', '/\\evil', 'de', 'fr//evil.example', '']) {
      const body = new URLSearchParams({ locale, path: '/' }).toString()
      expect((await raw('/language', form, 'POST', body)).location).toBe('/')
    }
  })

  test('is not heard by the sign-in, before, after or without it, nor by the desk’s language switch', async () => {
    const cookie = await deskCookie()
    const { email, password } = site.people.ada
    for (const next of ELSEWHERE) {
      const query = `next=${encodeURIComponent(next)}`
      const asked = await raw(`/desk/sign-in?${query}`)
      const hidden = /name="next" value="([^"]*)"/.exec(asked.body)?.[1] ?? ''
      expect(hidden, next).toMatch(/^\/desk(?:[/?#]|$)/)
      const already = await raw(`/desk/sign-in?${query}`, { cookie })
      const signed = await raw(
        '/desk/sign-in',
        form,
        'POST',
        new URLSearchParams({ email, password, next }).toString(),
      )
      for (const { status, location } of [already, signed]) {
        expect(status, next).toBe(303)
        expect(leadsHome(location), `${next} → ${location}`).toBe(true)
        expect(location).toMatch(/^\/desk(?:[/?#]|$)/)
      }
      const switched = await raw(`/desk/sign-in?lang=fr&${query}`)
      expect(leadsHome(switched.location), `${next} → ${switched.location}`).toBe(true)
    }
    const good = await raw('/desk/sign-in?next=%2Fdesk%3Fstate%3Dall', { cookie })
    expect(good.location).toBe('/desk?state=all')
    for (const path of ['//desk?lang=fr', '/desk//evil.example?lang=fr', '/\\desk?lang=fr'])
      expect(leadsHome((await raw(path, { cookie })).location), path).toBe(true)
  })
})

describe('words that mean something to a database (S17)', () => {
  const WORDS = [
    "'",
    "''; drop table cases; --",
    "' or '1'='1",
    "x') or 1=1 --",
    '1; select pg_sleep(5)',
    "' || pg_sleep(5) || '",
    '$1',
    '%',
    '_',
    '\\',
    '\\\\',
    '%\\',
    ':*',
    '!',
    '& | !',
    '((',
    'a <-> b',
    '"',
    '"unfinished',
    "a' & 'b",
    '*',
    '{}',
    '[]',
    'null',
    '-',
    '--',
    '/*',
    '\u202e',
    'ﷺ',
    'a'.repeat(3_000),
  ]
  const PARAMETERS: Readonly<Record<string, readonly string[]>> = {
    '/en/': ['q', 'country', 'year', 'topic', 'translated', 'page', 'sort', 'order'],
    '/api/v1/cases': ['status', 'cursor', 'limit', 'sort', 'order'],
    '/api/v1/translations': ['state', 'target', 'case', 'q', 'order', 'cursor', 'limit', 'sort'],
    '/desk': ['state', 'target', 'mine', 'q', 'order', 'cursor', 'done', 'sort'],
  }

  test('are only words, in every parameter of every list', async () => {
    const cookie = await deskCookie()
    const tables = () =>
      site.count("from information_schema.tables where table_schema in ('public', 'queue')")
    const before = await tables()
    for (const [path, names] of Object.entries(PARAMETERS))
      for (const name of names)
        for (const word of WORDS) {
          const headers =
            path === '/desk' ? { cookie } : { authorization: `Bearer ${site.people.admin.token}` }
          const { status, ms, body } = await raw(`${path}?${name}=${encodeURIComponent(word)}`, headers)
          expect([200, 400], `${path} ${name}=${word.slice(0, 40)}: ${body.slice(0, 200)}`).toContain(status)
          expect(ms, `${name}=${word}`).toBeLessThan(4_000)
        }
    for (const query of [
      'q[]=a',
      'q[a]=b',
      'q=a&q=b',
      'q.a=b',
      '__proto__[x]=1',
      'constructor.prototype.x=1',
      'page=1e9',
      'page=-1',
      'limit=0',
      'limit=99999',
    ])
      for (const path of Object.keys(PARAMETERS)) {
        const headers = path === '/desk' ? { cookie } : { authorization: `Bearer ${site.people.admin.token}` }
        expect([200, 400], `${path}?${query}`).toContain((await raw(`${path}?${query}`, headers)).status)
      }
    expect(await tables()).toBe(before)
    await sound()
  })

  test('are found as they stand: a percent sign is no wildcard', async () => {
    const { json } = await site.submit(aCase({ title: 'Les 100 % du quartier d’à_côté' }))
    const { id } = z.object({ id: z.string() }).parse(json)
    await site.submit(aCase({ title: 'Un autre titre' }))
    await site.until(
      'both are drafted',
      async () => (await site.count("from translations where state = 'in_review'")) === 4,
    )
    const found = async (q: string): Promise<readonly string[]> => {
      const answer = await site.ask('GET', `/api/v1/translations?target=en&q=${encodeURIComponent(q)}`, {
        token: site.people.ada.token,
      })
      return z
        .object({ items: z.array(z.object({ case: z.string() })) })
        .parse(answer.json)
        .items.map((item) => item.case)
    }
    expect(await found('%')).toEqual([id])
    expect(await found('à_c')).toEqual([id])
    expect(await found('_')).toEqual([id])
    expect(await found('\\')).toEqual([])
    expect(await found("' or '1'='1")).toEqual([])
    expect(await found('titre')).toHaveLength(1)
    await sound()
  })
})
