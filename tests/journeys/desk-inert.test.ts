import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { awaitState, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

const PAYLOADS = [
  '<script>globalThis.caught = true</script>',
  '<img src=x onerror="globalThis.caught = true">',
  '"><svg onload="globalThis.caught = true">',
  '</textarea><script>globalThis.caught = true</script>',
  "' autofocus onfocus='globalThis.caught = true",
  '<iframe srcdoc="<script>parent.caught = true</script>"></iframe>',
  '[link](javascript:globalThis.caught=true)',
]

describe.skipIf(isWithoutBrowser)('S1: script in a text', () => {
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

  test('never runs: not in the queue, beside its draft, in an edit, a comment, a conflict, nor on the public page', async () => {
    const { id, slug, translation } = await submitAndAwait(stack, 'journey:script', {
      title: `Un titre ${PAYLOADS.slice(0, 3).join(' ')}`,
      body: ['Un premier paragraphe.', ...PAYLOADS].join('\n\n'),
      organisation: PAYLOADS[1],
    })
    const { page, faults } = await visit(browser)
    const caught = () => page.evaluate(() => 'caught' in globalThis)
    let dialogs = 0
    page.on('dialog', (dialog) => {
      dialogs += 1
      void dialog.accept()
    })
    await signIn(page, stack.url, stack.people.ada)
    expect(await caught()).toBe(false)
    const address = `${stack.url}/desk/translations/${translation.id}`
    await page.goto(address)
    expect(await caught()).toBe(false)
    expect(await page.locator('main script, main img, main iframe, main svg:not(.icon)').count()).toBe(0)

    // An edit, saved through the script, which fetches the row anew; then a conflict over it.
    const field = page.locator('textarea[name="target"]').first()
    await field.fill(PAYLOADS.join(' '))
    await field.press('Control+Enter')
    await expect.poll(() => page.locator('[data-result]').first().textContent()).toContain('Saved')
    const path = `/translations/${translation.id}/segments/${translation.segments[0]?.key}`
    await stack.api('bob', 'PATCH', path, { target: PAYLOADS.toReversed().join(' ') }, { 'if-match': '99' })
    await field.fill(`${PAYLOADS.join(' ')} once more`)
    await field.press('Control+Enter')
    await page.getByRole('dialog').waitFor()
    expect(await caught()).toBe(false)
    await page.getByRole('button', { name: 'Keep what is there' }).click()

    await stack.api('bob', 'POST', `/translations/${translation.id}/request-changes`, {
      comment: PAYLOADS.join('\n'),
    })
    await page.goto(address)
    await page.locator('#history summary').click()
    expect(await page.getByRole('blockquote').first().textContent()).toBe(PAYLOADS.join('\n'))
    expect(await caught()).toBe(false)
    await page.goto(`${stack.url}/desk?state=all&q=${encodeURIComponent(PAYLOADS[0] ?? '')}`)
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(0)
    expect(await caught()).toBe(false)

    // The original is public already; it holds the same text.
    await page.goto(`${stack.url}/fr/cases/${slug}`)
    expect(await caught()).toBe(false)
    expect(await page.locator('[href^="javascript:" i]').count()).toBe(0)
    expect(dialogs).toBe(0)
    expect(faults).toEqual([])
    await awaitState(stack, id, 'en', 'changes_requested')
  })
})
