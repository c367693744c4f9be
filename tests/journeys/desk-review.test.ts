import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { awaitState, readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('a reviewer at the desk', () => {
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

  test('finds a text in the queue, works through it by keyboard alone, and a second person publishes it', async () => {
    const { id, slug, translation } = await submitAndAwait(stack, 'journey:street')
    const ada = await visit(browser)
    await signIn(ada.page, stack.url, stack.people.ada)

    await ada.page.getByLabel('Search titles').fill('rue rendue')
    await ada.page.getByLabel('Into').selectOption('en')
    await ada.page.getByRole('button', { name: 'Show' }).click()
    const rows = ada.page.locator('tbody tr')
    expect(await rows.count()).toBe(1)
    await rows.getByRole('link', { name: 'Une rue rendue aux enfants' }).click()

    // Keys mean something once the page's script runs.
    await ada.page.locator('html.scripted-page').waitFor({ state: 'attached' })
    const fields = ada.page.locator('textarea[name="target"]')
    const count = await fields.count()
    expect(count).toBe(translation.segments.length)
    const within = ada.page.locator('.segment:focus-within')
    const focused = async () => ((await within.count()) === 0 ? null : within.getAttribute('id'))

    // Into the first segment, write it anew, save it and go on.
    await ada.page.keyboard.press('Alt+ArrowDown')
    const [first, second] = translation.segments
    expect(await focused()).toBe(`segment-${first?.key}`)
    await ada.page.keyboard.press('Control+A')
    await ada.page.keyboard.type('A street given back to children')
    await ada.page.keyboard.press('Control+Enter')
    await expect.poll(focused).toBe(`segment-${second?.key}`)
    const saved = (await readTranslation(stack, translation.id)).segments[0]
    expect(saved?.target).toBe('A street given back to children')
    await expect.poll(() => ada.page.locator('.segment').first().locator('.origin').textContent()).toBe('You')
    await expect.poll(() => ada.page.locator('[data-live]').textContent()).toContain('Segment 1: Saved')

    // Back and forth, the source in place of the text, and undone.
    await ada.page.keyboard.press('Alt+ArrowUp')
    expect(await focused()).toBe(`segment-${first?.key}`)
    await ada.page.keyboard.press('Alt+c')
    expect(await fields.first().inputValue()).toBe('Une rue rendue aux enfants')
    await ada.page.keyboard.press('Control+z')
    await expect.poll(() => fields.first().inputValue()).toBe('A street given back to children')

    // Through the others as they are, each to the next that she has not confirmed, and then to the decision.
    for (const segment of translation.segments.slice(1)) {
      await ada.page.keyboard.press('Control+Shift+Enter')
      await expect.poll(focused).toBe(`segment-${segment.key}`)
    }
    await ada.page.keyboard.press('Control+Shift+Enter')
    await expect.poll(() => ada.page.locator('#decision :focus').count()).toBe(1)
    expect((await readTranslation(stack, translation.id)).version).toBe(translation.version + 1)
    await ada.page.reload()
    await expect.poll(() => ada.page.locator('.segment[data-confirmed]').count()).toBe(count)

    // Her own words are not hers to approve, on the page as through the API.
    expect(await ada.page.getByRole('button', { name: 'Approve' }).isDisabled()).toBe(true)
    expect(await ada.page.locator('#why').textContent()).toContain('You wrote 1 segment of this text')
    const refused = await stack.api('ada', 'POST', `/translations/${translation.id}/approve`)
    expect(refused).toMatchObject({ status: 403, json: { code: 'own_text' } })

    const bob = await visit(browser)
    await signIn(bob.page, stack.url, stack.people.bob)
    await bob.page.goto(`${stack.url}/desk/translations/${translation.id}`)
    await bob.page.getByRole('button', { name: 'Approve' }).click()
    await bob.page.getByText('Approved. The page is being published.').waitFor()
    await awaitState(stack, id, 'en', 'published')
    await bob.page.goto(`${stack.url}/en/cases/${slug}`)
    expect(await bob.page.getByRole('heading', { level: 1 }).textContent()).toContain(
      'A street given back to children',
    )
    expect([...ada.faults, ...bob.faults]).toEqual([])
  })

  test('sees the keys on ?, and is asked before unsaved words are left behind', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:keys', { title: 'Les clés du quartier' })
    const { page, faults } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    await page.locator('h1').click()
    await page.keyboard.press('?')
    await page.getByRole('dialog', { name: 'Keyboard' }).waitFor()
    await page.keyboard.press('Escape')
    const field = page.locator('textarea[name="target"]').first()
    await field.fill('The keys of the ? quarter')
    expect(await page.getByRole('dialog').count()).toBe(0)
    const asked = page.waitForEvent('dialog')
    const leaving = page.goto(`${stack.url}/desk`).catch(() => undefined)
    const dialog = await asked
    expect(dialog.type()).toBe('beforeunload')
    await dialog.dismiss()
    await leaving
    expect(await field.inputValue()).toBe('The keys of the ? quarter')
    expect(faults).toEqual([])
  })

  test('keeps the words when the server is away, and when the session has ended', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:away', { title: 'Le pont coupé' })
    const { page, context } = await visit(browser)
    await signIn(page, stack.url, stack.people.ada)
    await page.goto(`${stack.url}/desk/translations/${translation.id}`)
    const field = page.locator('textarea[name="target"]').first()
    const result = page.locator('[data-result]').first()
    await field.fill('The bridge is cut')
    await context.setOffline(true)
    await field.press('Control+Enter')
    await expect.poll(() => result.textContent()).toContain("the server can't be reached")
    await context.setOffline(false)
    const cookies = await context.cookies()
    await context.clearCookies()
    await field.press('Control+Enter')
    await expect.poll(() => result.textContent()).toContain('you are signed out')
    expect(await field.inputValue()).toBe('The bridge is cut')
    await context.addCookies(cookies)
    await field.press('Control+Enter')
    await expect.poll(() => result.textContent()).toBe('Saved')
    expect((await readTranslation(stack, translation.id)).segments[0]?.target).toBe('The bridge is cut')
  })
})
