import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('characters that nobody sees', () => {
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

  test('stay in the text, and are named to the reviewer in the source and, once saved, in the target', async () => {
    const title = 'Un pont\u00a0: payer \u202e001\u202c euros, mot\u00adtrop\u200blong et e\u0301crit'
    const { translation } = await submitAndAwait(stack, 'journey:unseen-marks', { title })
    const source = translation.segments[0]?.source ?? ''
    expect(source).toBe(title.normalize('NFC'))
    const { page, faults } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    await page.locator('html.scripted-page').waitFor({ state: 'attached' })
    const row = page.locator('.segment').first()
    const named = (where: string, name: string) => row.locator(where).getByRole('img', { name })
    for (const name of [
      'no-break space (U+00A0)',
      'right-to-left override (U+202E)',
      'end of embedding or override (U+202C)',
      'soft hyphen (U+00AD)',
      'zero-width space (U+200B)',
    ])
      expect(await named('.source', name).count()).toBe(1)
    const told = row.locator('.source').getByRole('list', { name: 'Unseen characters in this text' })
    expect(await told.getByRole('listitem').count()).toBe(4)

    await row.locator('textarea').fill('A bridge: pay \u200f100 euros')
    await row.getByRole('button', { name: 'Save' }).click()
    await named('.target', 'right-to-left mark (U+200F)').waitFor()
    const saved = await readTranslation(stack, translation.id)
    expect(saved.segments[0]?.target).toBe('A bridge: pay \u200f100 euros')
    expect(faults).toEqual([])
  })
})
