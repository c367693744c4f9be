import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

const OLD = 'Chaque famille arrose une rangée de légumes du potager commun.'
const NEW = 'Chaque famille arrose deux rangées de légumes du potager commun.'

describe.skipIf(isWithoutBrowser)('a reviewer whose sentence is like an approved one', () => {
  let stack: Stack
  let browser: Browser
  beforeAll(async () => {
    stack = await startStack()
    browser = await openBrowser()
    const { translation } = await submitAndAwait(stack, 'journey:garden', { title: 'Le potager', body: OLD })
    const segment = translation.segments.find(({ source }) => source === OLD)
    await stack.api(
      'ada',
      'PATCH',
      `/translations/${translation.id}/segments/${segment?.key}`,
      { target: 'Each family waters a row of vegetables in the shared garden.' },
      { 'if-match': String(translation.version) },
    )
    const approved = await stack.api('bob', 'POST', `/translations/${translation.id}/approve`)
    expect(approved.status).toBe(200)
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  test('sees it come with what differs and who approved it, puts it in by a key, and makes it their own', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:garden-2', { title: 'Le verger', body: NEW })
    const { page, faults } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    const asked: string[] = []
    page.on('request', (request) => {
      if (request.url().endsWith('/suggestions')) asked.push(request.url())
    })
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    await page.locator('html.scripted-page').waitFor({ state: 'attached' })
    const index = translation.segments.findIndex(({ source }) => source === NEW)
    const row = page.locator('.segment').nth(index)
    const field = row.locator('textarea')
    expect(asked).toEqual([])

    // Nothing is asked for before somebody comes to a segment.
    await field.focus()
    const suggestions = row.getByRole('region', { name: '1 suggestion from the memory' })
    await suggestions.waitFor()
    expect(asked).toHaveLength(1)
    await expect.poll(() => page.locator('[data-live]').textContent()).toBe('1 suggestion from the memory')
    expect(await suggestions.locator('del').first().textContent()).toContain('une')
    expect(await suggestions.locator('ins').first().textContent()).toContain('deux')
    expect(await suggestions.textContent()).toContain('Approved by bob')
    expect(await suggestions.locator('.text').last().getAttribute('lang')).toBe('en')

    // By its key, undone, by its button; then in the reviewer's own words.
    const before = await field.inputValue()
    await page.keyboard.press('Alt+1')
    await expect
      .poll(() => field.inputValue())
      .toBe('Each family waters a row of vegetables in the shared garden.')
    await page.keyboard.press('Control+z')
    await expect.poll(() => field.inputValue()).toBe(before)
    await suggestions.getByRole('button', { name: 'Insert suggestion 1' }).focus()
    await page.keyboard.press('Enter')
    await expect
      .poll(() => field.inputValue())
      .toBe('Each family waters a row of vegetables in the shared garden.')
    expect((await readTranslation(stack, translation.id)).segments[index]?.target).toBe(before)
    await field.press('Control+End')
    await field.fill('Each family waters two rows of vegetables in the shared garden.')
    await field.press('Control+Enter')
    await expect
      .poll(async () => (await readTranslation(stack, translation.id)).segments[index]?.target)
      .toBe('Each family waters two rows of vegetables in the shared garden.')
    await field.focus()
    expect(await suggestions.count()).toBe(1)
    await page.keyboard.press('Alt+3')
    await expect.poll(() => page.locator('[data-live]').textContent()).toBe('There is no such suggestion.')
    expect(faults).toEqual([])
  })
})
