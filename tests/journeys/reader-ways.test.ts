import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { awaitState, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

const ARABIC = {
  title: 'ميزانية الحي بيد سكانه',
  body: 'فتحت البلدية ميزانية تشاركية لجميع السكان. يستطيع كل مواطن أن يقترح فكرة لحيه.\n\nثم يصوت الناس على الأفكار.',
  language: 'ar',
}
const LONG = 'anticonstitutionnellement'.repeat(8)

const listed = z.object({ items: z.array(z.object({ status: z.string() })) })

/** How far a page reaches beyond its window, in pixels. */
const overflowOf = async (page: Page): Promise<number> =>
  z
    .number()
    .parse(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth'))

/** The head's links: what search engines go by. */
async function headOf(page: Page): Promise<{ canonical: string | null; alternates: Record<string, string> }> {
  const links = await page.locator('head link[hreflang]').all()
  const alternates = await Promise.all(
    links.map(async (link) => [await link.getAttribute('hreflang'), await link.getAttribute('href')]),
  )
  return {
    canonical: await page.locator('head link[rel=canonical]').getAttribute('href'),
    alternates: Object.fromEntries(alternates),
  }
}

const focused = async (page: Page): Promise<string> =>
  z
    .string()
    .parse(
      await page.evaluate(
        "(document.activeElement?.getAttribute('href') ?? document.activeElement?.getAttribute('name') ?? '')",
      ),
    )

/** Presses Tab until the focus is where it should be; fails after a hundred. */
async function tabTo(page: Page, where: string): Promise<void> {
  for (let presses = 0; presses < 100; presses += 1) {
    if ((await focused(page)) === where) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab never came to '${where}'.`)
}

describe.skipIf(isWithoutBrowser)('a reader', () => {
  let stack: Stack
  let browser: Browser
  let long = ''
  const slugs = { french: '', arabic: '', long: '' }
  beforeAll(async () => {
    stack = await startStack()
    browser = await openBrowser()
    const facts = {
      country: 'FR',
      year: 2023,
      topics: ['jeunesse'],
      organisation: 'Ville de Lille',
      url: 'https://example.org/',
    }
    const french = await submitAndAwait(stack, 'ways:french', { ...facts, summary: 'Une rue sans voitures.' })
    await stack.api('bob', 'POST', `/translations/${french.translation.id}/approve`)
    await awaitState(stack, french.id, 'en', 'published')
    const arabic = await submitAndAwait(stack, 'ways:arabic', { ...ARABIC, country: 'MA', year: 2024 })
    await awaitState(stack, arabic.id, 'fr', 'in_review')
    const withLongWords = await submitAndAwait(stack, 'ways:long', {
      title: `Le mot ${LONG}`,
      body: `La mairie a ouvert un budget participatif à tous les habitants du quartier, et chacun peut proposer une idée pour sa rue. Un mot bien long : ${LONG}.\n\n| a | b | c |\n|---|---|---|\n| ${LONG} | ${LONG} | ${LONG} |\n\n\`\`\`\n${LONG.repeat(3)}\n\`\`\`\n\nhttps://example.org/${LONG}`,
      organisation: LONG,
      topics: [LONG.slice(0, 90)],
    })
    long = withLongWords.translation.id
    slugs.french = french.slug
    slugs.arabic = arabic.slug
    slugs.long = withLongWords.slug
    // One case waits for a person, so that the desk has every part to show.
    await stack.api('ingest', 'POST', '/cases', {
      externalId: 'ways:und',
      title: 'x',
      body: 'x',
      format: 'text',
    })
    await vi.waitFor(
      async () => {
        const { json } = await stack.api('ada', 'GET', '/cases?status=needs_language')
        expect(listed.parse(json).items).toHaveLength(1)
      },
      { timeout: 30_000, interval: 100 },
    )
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  test('with a keyboard alone skips to the content, searches, opens a case, and switches its language', async () => {
    const { page, faults } = await visit(browser)
    await page.goto(stack.url)
    await page.keyboard.press('Tab')
    const skip = await focused(page)
    expect(skip).toMatch(/^#/)
    expect(await page.locator(`a[href="${skip}"]`).isVisible()).toBe(true)
    await page.keyboard.press('Enter')
    await tabTo(page, 'q')
    await page.keyboard.type('street')
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/en\/\?q=street/)
    // What it is searched by is the text of one's own language where there is one.
    await page.goto(`${stack.url}/en/?year=2023`)
    await tabTo(page, `/en/cases/${slugs.french}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${stack.url}/en/cases/${slugs.french}`)
    await tabTo(page, `/fr/cases/${slugs.french}`)
    await page.keyboard.press('Enter')
    await page.waitForURL(`${stack.url}/fr/cases/${slugs.french}`)
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Une rue rendue aux enfants')
    // Whatever has the focus shows it.
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    const outline = await page.evaluate(
      'getComputedStyle(document.activeElement).outlineStyle + getComputedStyle(document.activeElement).boxShadow',
    )
    expect(outline).not.toBe('nonenone')
    expect(faults).toEqual([])
  })

  test('without scripts filters by country, year and topic, takes a filter away, and has the language remembered', async () => {
    const { page } = await visit(browser, { javaScriptEnabled: false })
    await page.goto(`${stack.url}/en/`)
    const cards = page.locator('main a[href*="/cases/"]')
    const all = await cards.count()
    expect(all).toBeGreaterThanOrEqual(3)
    for (const [label, value] of [
      ['Country', 'FR'],
      ['Year', '2023'],
      ['Topic', 'jeunesse'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).selectOption(value)
      await page.getByRole('button', { name: 'Search' }).click()
      await page.waitForURL(new RegExp(`=${value}`))
      expect(await page.locator(`main a[href="/en/cases/${slugs.arabic}"]`).count()).toBe(0)
      expect(await page.locator(`main a[href="/en/cases/${slugs.french}"]`).count()).toBeGreaterThan(0)
      await page
        .getByRole('link', { name: /^Remove the filter/ })
        .first()
        .click()
      await page.waitForURL(`${stack.url}/en/`)
    }
    await page.getByLabel('Only cases in English').check()
    await page.getByRole('button', { name: 'Search' }).click()
    await page.waitForURL(/translated=1/)
    expect(await page.locator(`main a[href="/en/cases/${slugs.french}"]`).count()).toBeGreaterThan(0)
    expect(await page.locator(`main a[href="/en/cases/${slugs.arabic}"]`).count()).toBe(0)

    await page.goto(`${stack.url}/en/cases/${slugs.french}`)
    await page.locator('form.remember').getByRole('button', { name: 'Español' }).click()
    await page.waitForURL(`${stack.url}/es/cases/${slugs.french}`)
    await page.goto(stack.url)
    expect(page.url()).toBe(`${stack.url}/es/`)
  })

  test('sees a text from right to left set so, with its notice, in a page of their own language', async () => {
    const { page } = await visit(browser)
    await page.goto(`${stack.url}/en/cases/${slugs.arabic}`)
    expect(await page.locator('html').getAttribute('dir')).toBe('ltr')
    const title = page.getByRole('heading', { level: 1 })
    expect([await title.getAttribute('lang'), await title.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    const text = page.locator('.prose').first()
    expect([await text.getAttribute('lang'), await text.getAttribute('dir')]).toEqual(['ar', 'rtl'])
    expect(await page.getByText('This case is not yet available in English.').isVisible()).toBe(true)
    expect(await page.getByText(/the original text, in Arabic/).isVisible()).toBe(true)
  })

  test('is led by search engines to each text once: alternates name each other, each page its own address', async () => {
    const { page } = await visit(browser)
    for (const path of ['', `cases/${slugs.french}`]) {
      const tags = path === '' ? ['en', 'fr', 'es'] : ['en', 'fr']
      const heads = []
      for (const tag of tags) {
        await page.goto(`${stack.url}/${tag}/${path}`)
        const head = await headOf(page)
        expect(head.canonical).toBe(`${stack.url}/${tag}/${path}`)
        expect(await page.locator('html').getAttribute('lang')).toBe(tag)
        heads.push(head.alternates)
      }
      expect(Object.keys(heads[0] ?? {}).toSorted()).toEqual([...tags, 'x-default'].toSorted())
      for (const alternates of heads) expect(alternates).toEqual(heads[0])
      for (const tag of tags) expect(heads[0]?.[tag]).toBe(`${stack.url}/${tag}/${path}`)
    }
    // No text of its own: the page points to the one that has, and is kept out of the index.
    await page.goto(`${stack.url}/es/cases/${slugs.french}`)
    expect(await headOf(page)).toEqual({ canonical: `${stack.url}/fr/cases/${slugs.french}`, alternates: {} })
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
  })

  test('on any width, with words that never end, scrolls down only', async () => {
    for (const width of [320, 768, 2_560]) {
      const { page, context } = await visit(browser, { viewport: { width, height: 800 } })
      for (const path of [
        '/en/',
        '/fr/?q=mot',
        ...Object.values(slugs).map((slug) => `/en/cases/${slug}`),
        '/fr/nowhere',
        '/desk/sign-in',
      ]) {
        await page.goto(`${stack.url}${path}`)
        expect(await overflowOf(page), `${path} at ${width}`).toBe(0)
      }
      await signIn(page, stack.url, stack.people.ada)
      for (const path of ['/desk?state=all', `/desk/translations/${long}`]) {
        await page.goto(`${stack.url}${path}`)
        expect(await overflowOf(page), `${path} at ${width}`).toBe(0)
      }
      await context.close()
    }
  })

  test('and a reviewer find no breach of WCAG 2.2 A or AA where lists are filtered, parts unfolded, letters Arabic, cases waiting', async () => {
    for (const options of [
      { colorScheme: 'light' },
      { colorScheme: 'dark', viewport: { width: 320, height: 640 } },
    ] as const) {
      const { page, context } = await visit(browser, options)
      const check = async (path: string): Promise<void> => {
        await page.goto(`${stack.url}${path}`)
        await page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
      }
      for (const path of [
        '/fr/?q=rue&country=FR&translated=1',
        '/es/?q=zzz',
        `/en/cases/${slugs.french}`,
        `/es/cases/${slugs.arabic}`,
        `/en/cases/${slugs.long}`,
      ])
        await check(path)
      await signIn(page, stack.url, stack.people.ada)
      for (const path of ['/desk?state=all&target=fr&q=e', '/desk/nowhere']) await check(path)
      await context.close()
    }
  })
})
