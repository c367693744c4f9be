import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('the desk in a browser that runs no script', () => {
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

  test('edits, settles a conflict, asks for changes and approves by forms alone', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:plain')
    const page = (await visit(browser, { javaScriptEnabled: false })).page
    await signIn(page, stack.url, stack.people.ada)
    const address = `${stack.url}/desk/translations/${translation.id}`
    await page.goto(address)
    const first = page.locator('.segment').first()
    await first.locator('textarea').fill('A street for children')
    await first.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL(`${address}?done=saved#segment-${translation.segments[0]?.key}`)
    expect((await readTranslation(stack, translation.id)).segments[0]?.target).toBe('A street for children')

    await first.locator('textarea').fill('The street of the children')
    const path = `/translations/${translation.id}/segments/${translation.segments[0]?.key}`
    await stack.api('bob', 'PATCH', path, { target: 'A road for children' }, { 'if-match': '99' })
    await first.getByRole('button', { name: 'Save' }).click()
    await page.getByRole('heading', { name: 'Someone else saved this segment first' }).waitFor()
    expect(await page.getByText('A road for children').count()).toBe(1)
    expect(await page.getByLabel('What you wrote').inputValue()).toBe('The street of the children')
    await page.getByRole('button', { name: 'Save mine instead' }).click()
    await page.getByText('Saved.').waitFor()
    expect((await readTranslation(stack, translation.id)).segments[0]?.target).toBe(
      'The street of the children',
    )

    const bob = (await visit(browser, { javaScriptEnabled: false })).page
    await signIn(bob, stack.url, stack.people.bob)
    await bob.goto(address)
    await bob.getByText('Request changes').click()
    await bob.getByLabel('What should change?').fill('Please say “youngsters”.')
    await bob.getByRole('button', { name: 'Send the request' }).click()
    await bob.getByText('Your request for changes is noted.').waitFor()
    await page.goto(address)
    expect(await page.getByRole('blockquote').first().textContent()).toBe('Please say “youngsters”.')
    await bob.getByRole('button', { name: 'Approve' }).click()
    await bob.getByText('Approved. The page is being published.').waitFor()
    await bob.getByRole('button', { name: 'Sign out' }).click()
    await bob.waitForURL(/\/desk\/sign-in$/)
    await bob.goto(address)
    await bob.waitForURL(/\/desk\/sign-in\?next=/)
  })
})
