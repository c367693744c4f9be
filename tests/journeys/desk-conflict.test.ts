import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { type ReadTranslation, readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('R1: two reviewers in one segment', () => {
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

  /** Ada has the page open and has typed; Bob saves the same segment before her. */
  const clash = async (name: string): Promise<{ page: Page; translation: ReadTranslation }> => {
    const { translation } = await submitAndAwait(stack, `journey:${name}`, { title: `Un choc ${name}` })
    const { page } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    const field = page.locator('textarea[name="target"]').first()
    await field.fill('What Ada wrote')
    const path = `/translations/${translation.id}/segments/${translation.segments[0]?.key}`
    const saved = await stack.api('bob', 'PATCH', path, { target: 'What Bob wrote' }, { 'if-match': '99' })
    expect(saved.status).toBe(200)
    await field.press('Control+Enter')
    const dialog = page.getByRole('dialog', { name: 'Someone else saved this segment first' })
    await dialog.waitFor()
    expect(await dialog.locator('[data-theirs]').textContent()).toBe('What Bob wrote')
    expect(await dialog.locator('[data-mine]').textContent()).toBe('What Ada wrote')
    return { page, translation }
  }
  const stored = async ({ id }: ReadTranslation) => (await readTranslation(stack, id)).segments[0]?.target
  const field = (page: Page) => page.locator('textarea[name="target"]').first()

  test('the second sees both texts and may save her own', async () => {
    const { page, translation } = await clash('mine')
    expect(await stored(translation)).toBe('What Bob wrote')
    await page.getByRole('button', { name: 'Save mine instead' }).click()
    await expect.poll(() => stored(translation)).toBe('What Ada wrote')
    expect(await field(page).inputValue()).toBe('What Ada wrote')
  })

  test('or may keep what is there', async () => {
    const { page, translation } = await clash('theirs')
    await page.getByRole('button', { name: 'Keep what is there' }).click()
    await expect.poll(() => field(page).inputValue()).toBe('What Bob wrote')
    await expect.poll(() => page.locator('[data-result]').first().textContent()).toBe('Saved')
    expect(await stored(translation)).toBe('What Bob wrote')
  })

  test('or goes back to her words, which stay unsaved and are asked about again', async () => {
    const { page, translation } = await clash('later')
    await page.keyboard.press('Escape')
    await expect.poll(() => page.locator('[data-result]').first().textContent()).toBe('Not saved yet')
    expect(await field(page).inputValue()).toBe('What Ada wrote')
    await field(page).press('Control+Enter')
    await page.getByRole('dialog', { name: 'Someone else saved this segment first' }).waitFor()
    expect(await stored(translation)).toBe('What Bob wrote')
  })

  test('nobody approves what they have not seen: a change elsewhere in the text stops the decision', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:unseen', { title: 'Un texte qui change' })
    const { page } = await visit(browser)
    await signIn(page, stack.url, stack.people.bob)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    const path = `/translations/${translation.id}/segments/${translation.segments[1]?.key}`
    await stack.api('ada', 'PATCH', path, { target: 'Changed meanwhile.' }, { 'if-match': '99' })
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('The text was changed after you opened it.').waitFor()
    expect((await readTranslation(stack, translation.id)).state).toBe('in_review')
    expect(await page.locator('textarea[name="target"]').nth(1).inputValue()).toBe('Changed meanwhile.')
    await page.getByRole('button', { name: 'Approve' }).click()
    await page.getByText('Approved. The page is being published.').waitFor()
  })
})
