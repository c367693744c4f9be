import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isWithoutBrowser, openBrowser, signIn } from '../journeys/browser.ts'
import { type AttackAccount, type AttackSite, aCase, openAttackSite, SOUND } from './attack-site.ts'

const RUN = 'window.__pwned=1'
const PAYLOADS = [
  `<script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `"><svg/onload=${RUN}>`,
  `'><details open ontoggle=${RUN}>`,
  `</title></textarea></style></script><script>${RUN}</script>`,
  `<iframe srcdoc="<script>parent.${RUN}</script>"></iframe>`,
  `<a href="javascript:${RUN}">a</a>`,
  `<a href="&#106;ava\tscript:${RUN}">b</a>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}></style></mglyph></table></mtext></math>`,
  `<form action="javascript:${RUN}"><button formaction="javascript:${RUN}">c</button></form>`,
  `<object data="javascript:${RUN}"></object><embed src="javascript:${RUN}"><base href="//evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=javascript:${RUN}"><link rel="import" href="data:text/html,x">`,
  `<p style="background:url(javascript:${RUN})" onclick="${RUN}" id="body" name="cookie">d</p>`,
  `[e](javascript:${RUN}) ![f](x"onerror="${RUN}) <javascript:${RUN}>`,
  `]]><x xmlns="http://www.w3.org/1999/xhtml"><script>${RUN}</script></x>`,
] as const
// What an interpolating catalogue might fill in, call or render (S15).
const NAME = '{{count}} $t(site.name) {{query}} <b onclick="x">$1</b> %s'

const created = z.object({ id: z.string(), slug: z.string() })
const listed = z.object({
  items: z.array(z.object({ id: z.string(), target: z.string(), state: z.string() })),
})
const opened = z.object({
  version: z.number(),
  segments: z.array(z.object({ key: z.string(), source: z.string(), target: z.string() })),
})

/** Whatever a page does that an attack would make it do. */
interface Watched {
  readonly context: BrowserContext
  readonly page: Page
  readonly caught: readonly string[]
}

describe.skipIf(isWithoutBrowser)('script in whatever people and machines send', () => {
  let site: AttackSite
  let browser: Browser
  let mallory: AttackAccount
  const cases: { readonly id: string; readonly slug: string }[] = []

  async function watch(): Promise<Watched> {
    const context = await browser.newContext({ locale: 'en' })
    const caught: string[] = []
    await context.exposeFunction('reportAttack', (what: string) => void caught.push(what))
    await context.addInitScript({ path: fileURLToPath(new URL('./attack-watch.js', import.meta.url)) })
    const page = await context.newPage()
    page.on('dialog', (dialog) => {
      caught.push(`dialog ${dialog.message()}`)
      void dialog.dismiss()
    })
    page.on('pageerror', (error) => caught.push(String(error)))
    page.on('request', (asked) => {
      if (/evil\.example/.test(asked.url())) caught.push(`asked ${asked.url()}`)
    })
    return { context, page, caught }
  }

  /** What there is in a file that could run or lead away, read as a browser reads it. */
  const danger = async (page: Page, text: string, type: 'text/html' | 'application/xml') =>
    z.array(z.string()).parse(await page.evaluate(`dangerIn(${JSON.stringify(text)}, '${type}')`))

  /** Opens what is folded: it is in the page, and a reviewer will look. */
  const unfold = (page: Page): Promise<unknown> =>
    page.evaluate("for (const fold of document.querySelectorAll('details')) fold.open = true")

  const drafts = async () =>
    listed.parse(
      (
        await site.ask('GET', '/api/v1/translations?state=in_review&limit=100', {
          token: site.people.ada.token,
        })
      ).json,
    ).items

  beforeAll(async () => {
    site = await openAttackSite()
    browser = await openBrowser()
    mallory = await site.enrol(
      `Mallory ${NAME} ${PAYLOADS[0]}${PAYLOADS[1]}`,
      ['reviewer'],
      'mallory@example.org',
    )
    // One document is answered by a machine that adds script of its own.
    site.deepl.plan({ fault: 'script', times: 20, when: 'machine' })
    for (const format of ['markdown', 'html', 'text']) {
      const answer = await site.submit(
        aCase({
          title: `Le titre ${NAME} ${PAYLOADS.slice(0, 3).join('')}`,
          summary: `Un résumé. ${PAYLOADS.join(' ')}`,
          body: ['Le budget participatif a été ouvert à tous.', ...PAYLOADS, '<p>Une machine.</p>'].join(
            '\n\n',
          ),
          format,
          language: 'fr',
          organisation: `La mairie ${NAME} ${PAYLOADS[0]}`,
          topics: [`sujet ${NAME}`, PAYLOADS[1], PAYLOADS[2]],
          url: `https://example.org/"><script>${RUN}</script>?a='onclick='${RUN}`,
          sections: { results: PAYLOADS.join('\n\n'), other: `Une machine. ${PAYLOADS[3]}` },
        }),
      )
      expect(answer.status).toBe(201)
      cases.push(created.parse(answer.json))
    }
    await site.until('all is drafted', async () => (await drafts()).length === 6)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('would be seen: the watch itself catches what runs, and what could', async () => {
    const { page, caught } = await watch()
    await page.goto(`${site.url}/en/`)
    await page.evaluate(RUN)
    await page.evaluate(
      "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=window.__pwned=2>')",
    )
    await expect.poll(() => caught.join('\n')).toMatch(/script ran at .*script-src\S* blocked inline/s)
    const missed = []
    for (const payload of PAYLOADS.slice(0, 13))
      if ((await danger(page, payload, 'text/html')).length === 0) missed.push(payload)
    expect(missed).toEqual([])
  })

  test('is refused where it is an address, and shown to nobody where the machine added it, before a person has looked (S1)', async () => {
    for (const url of [
      `javascript:${RUN}`,
      ` javascript:${RUN}`,
      `data:text/html,<script>${RUN}</script>`,
      'vbscript:x',
      '//evil.example',
    ])
      expect((await site.submit(aCase({ url }))).status, url).toBe(422)
    expect(site.deepl.calls().some(({ fault }) => fault === 'script')).toBe(true)
    const statuses = await Promise.all(
      (await drafts()).map(
        async ({ id }) =>
          (await site.ask('POST', `/api/v1/translations/${id}/approve`, { token: mallory.token })).json,
      ),
    )
    expect(statuses).toContainEqual(expect.objectContaining({ status: 409, code: 'blocking_findings' }))
  })

  test('is refused in an edit or a comment where it is no text at all (D7)', async () => {
    const { ada } = site.people
    const [first] = await drafts()
    const path = `/api/v1/translations/${first?.id}`
    const { segments } = opened.parse((await site.ask('GET', path, { token: ada.token })).json)
    const headers = { 'if-match': '99' }
    for (const bad of ['\\u0000', '\\ud800', 'a\\udfff']) {
      const edit = { token: ada.token, headers, raw: `{"target":"${bad}"}` }
      expect((await site.ask('PATCH', `${path}/segments/${segments[0]?.key}`, edit)).status).toBe(422)
      const comment = { token: ada.token, raw: `{"comment":"${bad}"}` }
      expect((await site.ask('POST', `${path}/request-changes`, comment)).status).toBe(422)
    }
  })

  test('stays text through edit, comment, approval and publication, on every page, in every file (S1, S15)', async () => {
    const { ada } = site.people
    let published = 0
    for (const { id } of await drafts()) {
      const path = `/api/v1/translations/${id}`
      const { segments } = opened.parse((await site.ask('GET', path, { token: ada.token })).json)
      for (const { key, source } of segments) {
        const edit = { token: ada.token, headers: { 'if-match': '999' }, body: { target: source } }
        expect((await site.ask('PATCH', `${path}/segments/${key}`, edit)).status).toBe(200)
      }
      const comment = { token: mallory.token, body: { comment: `${NAME}\n${PAYLOADS.join('\n')}` } }
      expect((await site.ask('POST', `${path}/request-changes`, comment)).status).toBe(200)
      const approved = await site.ask('POST', `${path}/approve`, { token: mallory.token })
      expect([200, 409]).toContain(approved.status)
      if (approved.status === 200) published += 1
    }
    expect(published).toBeGreaterThanOrEqual(2)
    await site.until(
      'what is approved is published',
      async () => (await site.count("from translations where state = 'published'")) === published,
    )

    const { context, page, caught } = await watch()
    await signIn(page, site.url, mallory)
    const q = encodeURIComponent(PAYLOADS.slice(0, 3).join(''))
    const { items } = listed.parse(
      (await site.ask('GET', '/api/v1/translations?limit=100', { token: ada.token })).json,
    )
    const pages = [
      ...['en', 'fr', 'es'].flatMap((locale) => [
        `/${locale}/`,
        `/${locale}/?q=${q}&topic=${q}`,
        ...cases.map(({ slug }) => `/${locale}/cases/${slug}`),
      ]),
      `/en/cases/${q}`,
      `/en/${q}`,
      `/${q}`,
      '/desk',
      `/desk?state=all&q=${q}`,
      '/desk?state=changes_requested',
      `/desk/${q}`,
      `/desk/translations/${q}`,
      ...items.map(({ id }) => `/desk/translations/${id}`),
    ]
    for (const path of pages) {
      const reply = await page.goto(`${site.url}${path}`)
      expect(reply?.status() ?? 0, path).toBeLessThan(500)
      expect(await danger(page, (await reply?.text()) ?? '', 'text/html'), path).toEqual([])
      await unfold(page)
    }
    for (const path of ['/sitemap.xml', '/en/feed.atom', '/fr/feed.atom', '/es/feed.atom']) {
      const { status, text } = await site.ask('GET', path, { token: null })
      expect(status).toBe(200)
      expect(await danger(page, text, 'application/xml'), path).toEqual([])
    }
    // Without a session: the words of a failed sign-in.
    await context.clearCookies()
    await page.goto(`${site.url}/desk/sign-in?next=${q}`)
    await page.getByLabel('E-mail address').evaluate((field) => field.setAttribute('type', 'text'))
    await page.getByLabel('E-mail address').fill(PAYLOADS.slice(0, 3).join(''))
    await page.getByLabel('Password').fill(PAYLOADS[0])
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.getByRole('alert').waitFor()
    expect(await danger(page, await page.content(), 'text/html')).toEqual([])
    expect(caught).toEqual([])
    expect(await site.invariant()).toEqual(SOUND)
  }, 180_000)

  test('is printed as it was written where it looks like a place for other words (S15)', async () => {
    const { page, caught } = await watch()
    const see = async (path: string): Promise<string> => {
      await page.goto(`${site.url}${path}`)
      return ((await page.locator('body').textContent()) ?? '').replaceAll(/\s+/g, ' ')
    }
    for (const locale of ['en', 'fr', 'es']) {
      const [first] = cases
      const text = await see(`/${locale}/cases/${first?.slug}`)
      expect(text).toContain(`Le titre ${NAME}`)
      expect(text).toContain(`La mairie ${NAME}`)
      expect(text).toContain(`sujet ${NAME}`)
      const topic = encodeURIComponent(`sujet ${NAME}`)
      expect(await see(`/${locale}/?q=${encodeURIComponent(NAME)}&topic=${topic}`)).toContain(NAME)
      expect(await page.title()).not.toMatch(/undefined|\[object/)
    }
    await signIn(page, site.url, mallory)
    expect(await see('/desk?state=all')).toContain(`Mallory ${NAME}`)
    expect(await page.locator('tbody').textContent()).toContain('{{count}} $t(site.name)')
    const reviewed = await site.views.translations({ state: 'published' }, { limit: 1 })
    const [item] = reviewed.items
    expect(await see(`/desk/translations/${item?.translation.id}`)).toContain(`Mallory ${NAME}`)
    const text = await see(`/${item?.translation.target}/cases/${item?.slug}`)
    expect(text).toContain(`Mallory ${NAME}`)
    expect(caught).toEqual([])
  })
})
