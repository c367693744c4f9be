import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('a reviewer who lost a code', () => {
  let stack: Stack
  let browser: Browser
  beforeAll(async () => {
    stack = await startStack()
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await stack?.close()
  })

  test('is led to its place and puts it back, by keyboard alone, as an edit of their own', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:codes')
    const { page, faults } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    await page.locator('html.scripted-page').waitFor({ state: 'attached' })
    const index = translation.segments.findIndex(({ source }) => source.includes('barrières'))
    const row = page.locator('.segment').nth(index)
    const field = row.locator('textarea')
    await field.fill('The town hall lends the barriers.')
    await row.getByRole('button', { name: 'Save' }).click()

    const show = row.getByRole('button', { name: 'Show the place' }).first()
    await show.focus()
    await page.keyboard.press('Enter')
    const selected = field.evaluate((area) => [
      Reflect.get(area, 'selectionStart'),
      Reflect.get(area, 'selectionEnd'),
    ])
    expect(await selected).toEqual([20, 20])

    await row.getByRole('button', { name: 'Put back the codes' }).focus()
    await page.keyboard.press('Enter')
    await expect.poll(() => row.locator('.offer').count()).toBe(0)
    const mended = 'The town hall lends <1>the barriers</1>.'
    expect(await field.inputValue()).toBe(mended)
    expect((await readTranslation(stack, translation.id)).segments[index]?.target).toBe(mended)
    expect(await row.locator('.origin').textContent()).toBe('You')
    expect(faults).toEqual([])
  })
})
