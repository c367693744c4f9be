import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isWithoutBrowser, openBrowser, signIn, visit } from './browser.ts'
import { readTranslation, submitAndAwait } from './cases.ts'
import { type Stack, startStack } from './stack.ts'

describe.skipIf(isWithoutBrowser)('a translation that is worked on in another tool', () => {
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

  test('is downloaded and taken in again without a script, and loses nobody’s sentence', async () => {
    const { translation } = await submitAndAwait(stack, 'journey:xliff')
    const { page } = await visit(browser, { javaScriptEnabled: false })
    await signIn(page, stack.url, stack.people.ada)
    const address = `${stack.url}/desk/translations/${translation.id}`
    await page.goto(address)
    await page.getByText('Work on it in another tool').click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download XLIFF 2.1' }).click(),
    ])
    expect(download.suggestedFilename()).toMatch(/\.en\.xlf$/)
    const [first, second] = translation.segments
    const file = (await readFile(await download.path(), 'utf8'))
      .replace(first?.target ?? '', 'From the file')
      .replace(second?.target ?? '', 'A second sentence from the file')

    const path = `/translations/${translation.id}/segments/${first?.key}`
    await stack.api('bob', 'PATCH', path, { target: 'Bob was here' }, { 'if-match': '99' })
    const upload = { name: 'back.xlf', mimeType: 'application/xliff+xml', buffer: Buffer.from(file) }
    await page.getByLabel('Translated file').setInputFiles(upload)
    await page.getByRole('button', { name: 'Take the file in' }).click()
    await page.getByRole('heading', { name: 'What became of the file' }).waitFor()
    const after = await readTranslation(stack, translation.id)
    expect(after.segments.slice(0, 2).map(({ target }) => target)).toEqual([
      'Bob was here',
      'A second sentence from the file',
    ])

    await page.getByRole('button', { name: 'Take this text' }).click()
    await page.getByText('Saved.').waitFor()
    expect((await readTranslation(stack, translation.id)).segments[0]?.target).toBe('From the file')
  })
})
