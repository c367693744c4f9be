import type { HttpServer } from '@passerelle/runtime'
import { aPublicCase, humanProvenance, libraryOf, machineProvenance } from '@passerelle/testkit'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageOf } from './testing/html.ts'
import { SITE, siteOf } from './testing/site.ts'

const HOSTILE = `<script>alert(1)</script>"'{{name}}$t(site.name)`

const cases = [
  aPublicCase('decidim', [
    {
      locale: 'fr',
      title: 'Décider ensemble',
      summary: 'Une plateforme libre.',
      facts: {
        country: 'ES',
        year: 2016,
        topics: ['participation'],
        organisation: 'Barcelona',
        url: 'https://decidim.org/',
      },
    },
    {
      locale: 'en',
      title: 'Deciding together',
      summary: 'A free platform.',
      provenance: machineProvenance('fr'),
    },
  ]),
  aPublicCase(
    'hamburg',
    [
      { locale: 'de', title: 'Orte finden', body: '<p>Gemeinsam.</p>', facts: { country: 'DE' } },
      {
        locale: 'en',
        title: 'Finding places',
        provenance: humanProvenance('de', { reviewerName: 'Ada {{count}}' }),
      },
    ],
    2,
  ),
  aPublicCase('wells', [
    { locale: 'ar', title: 'خريطة الآبار', body: '<p>نص</p>', sections: { results: '<h1>نتائج</h1>' } },
  ]),
  aPublicCase('quotation', [
    {
      locale: 'fr',
      title: 'Open to all, dit la mairie',
      summary: 'Court.',
      html: {
        title: '<p><span lang="en" dir="ltr">Open to all</span>, dit la mairie</p>',
        body: '<p>Il dit. <span lang="en" dir="ltr">We opened the data.</span></p>',
      },
    },
  ]),
  aPublicCase('estonia', [{ locale: 'et', title: 'Rahvaalgatus' }]),
  aPublicCase('hostile', [
    {
      title: HOSTILE,
      summary: HOSTILE,
      body: '<p onclick="alert(1)">x<script>alert(1)</script></p><img src="x" onerror="alert(1)">',
      facts: { organisation: HOSTILE, topics: [HOSTILE], url: 'javascript:alert(1)' },
      publishedAt: '2026-01-01T00:00:00.000Z',
    },
  ]),
]

describe('the public site', () => {
  let app: HttpServer
  beforeAll(async () => {
    app = await siteOf(libraryOf(cases))
  })
  afterAll(() => app.close())

  const get = (url: string, headers: Record<string, string> = {}) => app.inject({ url, headers })
  const page = async (url: string) => pageOf((await get(url)).body)

  describe('at its root', () => {
    test.each([
      [{ 'accept-language': 'fr-CH, en;q=0.5' }, '/fr/'],
      [{ 'accept-language': 'fr', cookie: 'passerelle_language=es' }, '/es/'],
      [{ 'accept-language': 'fr', cookie: 'passerelle_language=//evil.example' }, '/fr/'],
      [{ 'accept-language': 'xx;q=9,,;;' }, '/en/'],
      [{}, '/en/'],
    ])('leads a reader with %j to %s', async (headers, to) => {
      const answer = await get('/', { ...headers })
      expect(answer.statusCode).toBe(302)
      expect(answer.headers.location).toBe(to)
      expect(answer.headers.vary).toBe('Accept-Language, Cookie')
      expect(answer.headers['cache-control']).toContain('private')
    })
  })

  describe('keeps a choice of language', () => {
    const choose = (payload: string) =>
      app.inject({
        method: 'POST',
        url: '/language',
        payload,
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      })

    test('in one cookie, and goes on with the same page', async () => {
      const answer = await choose('locale=fr&path=%2Fcases%2Fdecidim%3Fa%3Db')
      expect(answer.statusCode).toBe(303)
      expect(answer.headers.location).toBe('/fr/cases/decidim?a=b')
      expect(answer.headers['set-cookie']).toBe(
        'passerelle_language=fr; Max-Age=31536000; Path=/; HttpOnly; Secure; SameSite=Lax',
      )
      expect(answer.headers['cache-control']).toBe('no-store')
    })

    test.each([
      '//evil.example',
      '/\\evil.example',
      'https:evil',
      'https://evil.example/',
      '/\t/evil.example',
      'javascript:alert(1)',
    ])('and never leads away to %j', async (path) => {
      const answer = await choose(`locale=fr&path=${encodeURIComponent(path)}`)
      expect(answer.headers.location).toBe('/fr/')
    })

    test('and takes a path that names a locale for the same page', async () => {
      const answer = await choose('locale=fr&path=%2Fen%2Fcases%2Fdecidim')
      expect(answer.headers.location).toBe('/fr/cases/decidim')
    })

    test('only for a locale of the site', async () => {
      for (const body of ['locale=de', 'locale=..%2Fen', 'locale=en&locale=de', '']) {
        const answer = await choose(body)
        expect(answer.headers.location).toBe('/')
        expect(answer.headers['set-cookie']).toBeUndefined()
      }
    })
  })

  describe('knows its locales only', () => {
    test.each(['/de/', '/EN/', '/..%2fen/', '/en%00/', '/de&ns=/', '/en/../../etc/passwd'])(
      'so %s is not there',
      async (url) => {
        const answer = await get(url, { accept: 'text/html' })
        expect(answer.statusCode).toBe(404)
      },
    )

    test('and says in the locale of the address that nothing is there', async () => {
      const answer = await get('/fr/nulle-part', { accept: '*/*' })
      expect(answer.statusCode).toBe(404)
      const missing = pageOf(answer.body)
      expect(missing.html.properties.lang).toBe('fr')
      expect(missing.text(missing.all('h1')[0])).toBe('Il n’y a rien à cette adresse')
      expect(answer.headers['cache-control']).toBe('no-store')
    })

    test('and answers browsers outside every locale in theirs', async () => {
      const answer = await get('/nirgends', { accept: 'text/html', 'accept-language': 'es' })
      expect(answer.statusCode).toBe(404)
      expect(pageOf(answer.body).html.properties.lang).toBe('es')
    })
  })

  describe('has one address for each page', () => {
    test.each([
      ['/fr', '/fr/'],
      ['/fr?q=v%C3%A9lo', '/fr/?q=v%C3%A9lo'],
      ['/fr/cases?q=a', '/fr/?q=a'],
      ['/fr/cases/decidim/', '/fr/cases/decidim'],
      ['/fr/cases/..%2f..%2fevil/', '/fr/cases/..%2F..%2Fevil'],
      ['/en/cases/hamburg/original/?a=b', '/en/cases/hamburg/original?a=b'],
    ])('so %s leads to %s', async (url, to) => {
      const answer = await get(url)
      expect([answer.statusCode, answer.headers.location]).toEqual([308, to])
    })
  })

  describe('lists cases', () => {
    test('each with the text for its reader, in its own language and direction', async () => {
      const list = await page('/en/')
      const titles = list.classed('card-title')
      const arabic = titles.find((title) => list.text(title).includes('خريطة'))
      const french = titles.find((title) => list.text(title).includes('ensemble'))
      expect(arabic?.properties).toMatchObject({ lang: 'ar', dir: 'rtl' })
      expect(french).toBeUndefined()
      expect(titles.map((title) => list.text(title))).toContain('Deciding together')
      expect(list.text()).toContain('6 cases')
    })

    test('says what each text is', async () => {
      const text = (await page('/en/')).text()
      expect(text).toContain('Machine translation, reviewed')
      expect(text).toContain('Human translation')
      expect(text).toContain('Original has changed since')
      expect(text).toContain('Original in Arabic')
    })

    test('that fit a search, and says so', async () => {
      const found = await page('/en/?q=together&country=ES')
      expect(found.classed('card').length).toBe(1)
      expect(found.text()).toContain('1 case for “together”')
      expect(found.all('meta').map(({ properties }) => properties.content)).toContain('noindex, follow')
    })

    test('or says that none fits', async () => {
      expect((await page('/es/?q=nada-de-eso')).text()).toContain('Ningún caso coincide con esta búsqueda')
    })

    test('ten a page', async () => {
      const many = await siteOf(
        libraryOf(Array.from({ length: 23 }, (_, index) => aPublicCase(`case-${index}`))),
      )
      const last = pageOf((await many.inject('/en/?page=3')).body)
      expect(last.classed('card').length).toBe(3)
      const current = last
        .all('a')
        .filter(({ properties }) => properties.ariaCurrent === 'page' && properties.ariaLabel !== undefined)
      expect(current.map(({ properties }) => properties.ariaLabel)).toEqual(['Page 3'])
      await many.close()
    })

    test('in every locale under addresses that name each other', async () => {
      expect((await page('/fr/')).links('alternate')).toMatchObject({
        en: `${SITE}/en/`,
        fr: `${SITE}/fr/`,
        es: `${SITE}/es/`,
        'x-default': `${SITE}/`,
      })
    })

    test('at one address', async () => {
      for (const url of ['/en', '/en/cases', '/en/cases/']) {
        const answer = await get(url)
        expect([answer.statusCode, answer.headers.location]).toEqual([308, '/en/'])
      }
    })
  })

  describe('shows a reviewed translation', () => {
    test('with how it came to be', async () => {
      const text = (await page('/en/cases/decidim')).text()
      expect(text).toContain(
        'Translated from French by machine (Apertium). Ada Reviewer read it against the original and approved it on March 2, 2026.',
      )
      expect(text).toContain('3 sentences as the machine wrote them')
      expect(text).toContain('1 sentence corrected by a person')
    })

    test('with its alternates, reciprocal and absolute', async () => {
      const expected = {
        en: `${SITE}/en/cases/decidim`,
        fr: `${SITE}/fr/cases/decidim`,
        'x-default': `${SITE}/en/cases/decidim`,
      }
      for (const tag of ['en', 'fr']) {
        const links = (await page(`/${tag}/cases/decidim`)).links('alternate')
        expect(links).toMatchObject(expected)
        expect(links.es).toBeUndefined()
      }
    })

    test('with a language switch that stays on the page and tells missing languages apart', async () => {
      const shown = await page('/en/cases/decidim')
      const links = shown
        .all('a')
        .filter(({ properties }) => String(properties.href).endsWith('/cases/decidim'))
      const current = links.find(({ properties }) => properties.ariaCurrent === 'page')
      const spanish = links.find(({ properties }) => properties.hrefLang === 'es')
      expect(current?.properties).toMatchObject({ href: '/en/cases/decidim', hrefLang: 'en' })
      expect(spanish?.properties).toMatchObject({ href: '/es/cases/decidim', className: ['is-unavailable'] })
      expect(spanish === undefined ? '' : shown.text(spanish)).toBe(
        'Español (not translated yet, shows the original)',
      )
    })

    test('and says when the original has changed since', async () => {
      expect((await page('/en/cases/hamburg')).text()).toContain(
        'The original has changed since this translation was made.',
      )
      expect((await page('/en/cases/decidim')).text()).not.toContain('The original has changed since')
    })

    test('and prints a reviewer’s name as the text it is', async () => {
      expect((await page('/en/cases/hamburg')).text()).toContain('Ada {{count}} approved it')
    })
  })

  describe('where a translation is missing', () => {
    test('shows the original in the interface of the reader, marked', async () => {
      const shown = await page('/es/cases/decidim')
      expect(shown.html.properties).toMatchObject({ lang: 'es', dir: 'ltr' })
      expect(shown.all('h1')[0]?.properties).toMatchObject({ lang: 'fr', dir: 'ltr' })
      expect(shown.classed('prose')[0]?.properties).toMatchObject({ lang: 'fr', dir: 'ltr' })
      expect(shown.text()).toContain('Este caso aún no está disponible en español.')
    })

    test('keeps the page out of search engines and names the original', async () => {
      const shown = await page('/es/cases/decidim')
      expect(shown.all('meta').map(({ properties }) => properties.content)).toContain('noindex, follow')
      expect(shown.links('canonical')).toEqual({ canonical: `${SITE}/fr/cases/decidim` })
      expect(Object.keys(shown.links('alternate'))).toEqual(['alternate'])
    })

    test('lets the default page stand for an original in no language of the site', async () => {
      const shown = await page('/en/cases/estonia')
      expect(shown.links('canonical')).toEqual({ canonical: `${SITE}/en/cases/estonia` })
      expect(shown.all('meta').map(({ properties }) => properties.content)).not.toContain('noindex, follow')
      expect(shown.links('alternate')).toMatchObject({ et: `${SITE}/en/cases/estonia` })
      expect((await page('/fr/cases/estonia')).links('canonical')).toEqual({
        canonical: `${SITE}/en/cases/estonia`,
      })
    })

    test('marks a text from right to left inside a page from left to right', async () => {
      const shown = await page('/en/cases/wells')
      expect(shown.html.properties.dir).toBe('ltr')
      expect(shown.classed('prose').map(({ properties }) => properties.dir)).toEqual(['rtl', 'rtl'])
      expect(shown.all('h2').map((heading) => shown.text(heading))).toContain('Results')
      expect(shown.text(shown.all('h3')[0])).toBe('نتائج')
    })
  })

  describe('keeps a foreign original readable beside its translation', () => {
    test('at an address of its own', async () => {
      const shown = await page('/en/cases/hamburg/original')
      expect(shown.text(shown.all('h1')[0])).toBe('Orte finden')
      expect(shown.links('alternate')).toMatchObject({
        de: `${SITE}/en/cases/hamburg/original`,
        en: `${SITE}/en/cases/hamburg`,
      })
      expect((await page('/en/cases/hamburg')).links('alternate')).toMatchObject({
        de: `${SITE}/en/cases/hamburg/original`,
      })
    })

    test.each([
      ['/fr/cases/hamburg/original', '/fr/cases/hamburg'],
      ['/en/cases/decidim/original', '/fr/cases/decidim'],
    ])('and from %s leads to where it is shown anyway', async (url, to) => {
      const answer = await get(url)
      expect([answer.statusCode, answer.headers.location]).toEqual([302, to])
    })
  })

  describe('quotes in another language', () => {
    test('with the quotation marked, in the title as in the text', async () => {
      const shown = pageOf((await app.inject('/fr/cases/quotation')).body)
      const quotes = shown.all('span').filter(({ properties }) => properties.lang === 'en')
      expect(quotes.map((quote) => [shown.text(quote), quote.properties.dir])).toEqual([
        ['Open to all', 'ltr'],
        ['We opened the data.', 'ltr'],
      ])
      expect(shown.text(shown.all('h1')[0])).toBe('Open to all, dit la mairie')
    })
  })

  describe('in Arabic', () => {
    test('runs from right to left, with foreign texts marked', async () => {
      const shown = await page('/ar/cases/decidim')
      expect(shown.html.properties).toMatchObject({ lang: 'ar', dir: 'rtl' })
      expect(shown.all('h1')[0]?.properties).toMatchObject({ lang: 'fr', dir: 'ltr' })
      expect((await page('/ar/cases/wells')).all('h1')[0]?.properties.dir).toBeUndefined()
    })
  })

  describe('given hostile texts', () => {
    test.each(['/en/cases/hostile', '/fr/cases/hostile', '/en/', `/en/?q=${encodeURIComponent(HOSTILE)}`])(
      'shows them as text on %s',
      async (url) => {
        const shown = await page(url)
        const scripts = shown.all('script')
        const handlers = [...shown.all('p'), ...shown.all('img'), ...shown.all('a')].filter(
          ({ properties }) => Object.keys(properties).some((name) => /^on/i.test(name)),
        )
        expect([...scripts, ...handlers]).toEqual([])
        expect(
          shown.all('a').filter(({ properties }) => /^\s*javascript:/i.test(String(properties.href))),
        ).toEqual([])
        expect(shown.text()).toContain(HOSTILE)
      },
    )

    test('and a hostile address has nothing to say', async () => {
      for (const slug of ['..%2f..%2fetc', '%F0%9F%92%A9', "x'--", 'a'.repeat(290)]) {
        expect((await get(`/en/cases/${slug}`)).statusCode).toBe(404)
      }
    })
  })

  describe('to caches', () => {
    test('is public, and the same for everybody', async () => {
      const answer = await get('/en/cases/decidim', {
        cookie: 'passerelle_language=fr',
        'accept-language': 'es',
      })
      expect(answer.headers['cache-control']).toBe(
        'public, max-age=0, s-maxage=60, stale-while-revalidate=300',
      )
      expect(answer.headers['set-cookie']).toBeUndefined()
      expect(answer.body).toBe((await get('/en/cases/decidim')).body)
    })

    test('says whether a page has changed', async () => {
      const { headers } = await get('/en/')
      const again = await get('/en/', { 'if-none-match': `W/${String(headers.etag)}, "other"` })
      expect([again.statusCode, again.body]).toEqual([304, ''])
    })

    test('never takes its address from a header when it knows it', async () => {
      const answer = await get('/en/', { host: 'evil.example', 'x-forwarded-host': 'evil.example' })
      expect(answer.body).not.toContain('evil.example')
    })
  })
})

describe('a site without an address of its own', () => {
  test('believes a host that is spelled as one, and no other', async () => {
    const app = await siteOf(libraryOf(cases), {})
    const canonical = async (host: string) =>
      pageOf((await app.inject({ url: '/en/', headers: { host } })).body).links('canonical').canonical
    expect(await canonical('localhost:8080')).toBe('http://localhost:8080/en/')
    expect(await canonical('"><script>')).toBe('http://localhost/en/')
    await app.close()
  })
})

describe('an empty library', () => {
  test('says that nothing is there yet', async () => {
    const app = await siteOf(libraryOf([]))
    expect(pageOf((await app.inject('/fr/')).body).text()).toContain('Aucun cas n’est encore publié.')
    await app.close()
  })
})
