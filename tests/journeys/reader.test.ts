import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { awaitState, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

const widthOf = (page: Page): Promise<number> =>
  page.locator('html').evaluate((root: { scrollWidth: number }) => root.scrollWidth)

describe.skipIf(isWithoutBrowser)('a reader', () => {
  let stack: Stack
  let browser: Browser
  let slug: string
  let translationId: string
  beforeAll(async () => {
    stack = await startStack()
    browser = await openBrowser()
    const submitted = await submitAndAwait(stack, 'journey:reader')
    slug = submitted.slug
    translationId = submitted.translation.id
    await stack.api('ada', 'POST', `/translations/${translationId}/approve`)
    await awaitState(stack, submitted.id, 'en', 'published')
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  test('arrives in their language, opens a case and switches language on the same page', async () => {
    const { page, faults } = await visit(browser, { locale: 'fr-CA' })
    await page.goto(stack.url)
    expect(page.url()).toBe(`${stack.url}/fr/`)
    await page.getByRole('link', { name: 'Une rue rendue aux enfants' }).click()
    expect(page.url()).toBe(`${stack.url}/fr/cases/${slug}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('fr')
    await page.getByRole('navigation').getByRole('link', { name: 'English' }).first().click()
    await page.waitForURL(`${stack.url}/en/cases/${slug}`)
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByText(/Translated from French by machine/).count()).toBe(1)
    expect(await page.getByText(/ada/).count()).toBeGreaterThan(0)
    expect(await page.locator('a[aria-current]').first().textContent()).toBe('English')
    expect(faults).toEqual([])
  })

  test('of a language without a version gets the original, marked as such, and search engines are told', async () => {
    const { page } = await visit(browser, { locale: 'es' })
    const response = await page.goto(`${stack.url}/es/cases/${slug}`)
    expect(response?.status()).toBe(200)
    expect(await page.locator('html').getAttribute('lang')).toBe('es')
    const title = page.getByText('Une rue rendue aux enfants').first()
    expect(await title.evaluate((node) => node.closest('[lang]')?.getAttribute('lang'))).toBe('fr')
    expect(await page.locator('meta[name=robots]').getAttribute('content')).toContain('noindex')
    expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(
      `${stack.url}/fr/cases/${slug}`,
    )
  })

  test('who runs no script searches, filters and reads as well', async () => {
    const { page } = await visit(browser, { javaScriptEnabled: false })
    await page.goto(`${stack.url}/en/`)
    await page.getByRole('searchbox').fill('nothing like this')
    await page.keyboard.press('Enter')
    await page.waitForURL(/nothing/)
    expect(await page.locator(`a[href$="/cases/${slug}"]`).count()).toBe(0)
    await page.goto(`${stack.url}/fr/?q=rue`)
    expect(await page.locator(`a[href$="/cases/${slug}"]`).count()).toBeGreaterThan(0)
  })

  test('on a narrow screen never has to scroll sideways', async () => {
    for (const path of ['/en/', `/en/cases/${slug}`, `/es/cases/${slug}`]) {
      const { page, context } = await visit(browser, { viewport: { width: 360, height: 780 } })
      await page.goto(`${stack.url}${path}`)
      expect(await widthOf(page)).toBeLessThanOrEqual(360)
      await context.close()
    }
  })

  test('and a reviewer find no page that breaks WCAG 2.2 A or AA, light or dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page, context } = await visit(browser, { colorScheme })
      const check = async (path: string) => {
        await page.goto(`${stack.url}${path}`)
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze()
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([])
      }
      for (const path of ['/en/', `/en/cases/${slug}`, `/es/cases/${slug}`, '/fr/nowhere', '/desk/sign-in'])
        await check(path)
      await signIn(page, stack.url, stack.people.ada)
      for (const path of ['/desk', `/desk/translations/${translationId}`]) await check(path)
      await context.close()
    }
  })
})
