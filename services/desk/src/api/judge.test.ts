import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const call = async (
  who: PersonName,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const response = await desk.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...desk.as(who), 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  return { status: response.statusCode, body: response.json() }
}

/** A translation whose first sentence of the body has a link that the source has not. */
async function withForeignLink() {
  const view = await desk.translation('es', {
    content: {
      title: 'Le compte rendu',
      body: 'Le compte rendu est sur https://example.org/fr ici.',
      format: 'text',
    },
  })
  const key = view.items.find(({ field }) => field === 'body')?.key ?? ''
  const path = `/translations/${view.translation.id}`
  const saved = await call(
    'ada',
    'PATCH',
    `${path}/segments/${key}`,
    { target: 'El informe está en https://example.org/es aquí.' },
    { 'if-match': `"${view.translation.version}"` },
  )
  expect(saved.status).toBe(200)
  return { path, finding: `${path}/segments/${key}/findings/links` }
}

test('a finding is dismissed with a reason, which every answer tells, and restored', async () => {
  const { path, finding } = await withForeignLink()
  expect(await call('bob', 'POST', `${path}/approve`)).toMatchObject({ body: { code: 'blocking_findings' } })
  expect(await call('bob', 'POST', `${finding}/dismiss`, { reason: ' ' })).toMatchObject({ status: 422 })
  const reason = 'The page exists in Spanish.'
  const dismissed = await call('bob', 'POST', `${finding}/dismiss`, { reason })
  expect(dismissed).toMatchObject({ status: 200, body: { translation: { state: 'in_review' } } })
  const told = expect.arrayContaining([
    expect.objectContaining({
      check: 'links',
      dismissed: { by: desk.idOf.bob, at: expect.any(String), reason },
    }),
  ])
  expect(dismissed.body.findings).toEqual(told)
  const read = await call('ada', 'GET', path)
  expect(read.body.segments.find(({ field }: { field: string }) => field === 'body').findings).toEqual(told)
  expect(await call('bob', 'POST', `${finding}/restore`, {})).toMatchObject({ status: 200 })
  expect(await call('bob', 'POST', `${path}/approve`)).toMatchObject({ body: { code: 'blocking_findings' } })
  expect(await call('bob', 'POST', `${finding}/dismiss`, { reason })).toMatchObject({ status: 200 })
  expect(await call('bob', 'POST', `${path}/approve`)).toMatchObject({ body: { state: 'approved' } })
})

test('a list counts the findings that nobody has dismissed', async () => {
  const { path, finding } = await withForeignLink()
  const before = (await call('bob', 'GET', path)).body.findings
  await call('bob', 'POST', `${finding}/dismiss`, { reason: 'Both pages say the same.' })
  const { findings, segments } = (await call('bob', 'GET', path)).body
  const dismissed = segments
    .flatMap((segment: { findings: { dismissed?: unknown }[] }) => segment.findings)
    .filter((one: { dismissed?: unknown }) => one.dismissed !== undefined)
  expect(dismissed.length).toBeGreaterThan(0)
  expect(findings).toBe(before - dismissed.length)
})

test('on the page a dismissal is struck through, says why, and is taken back by a form', async () => {
  const { path, finding } = await withForeignLink()
  await call('bob', 'POST', `${finding}/dismiss`, { reason: 'Una <b>buena</b> razón' })
  const page = await desk.app.inject({
    method: 'GET',
    url: `/desk${path}`,
    headers: { ...desk.as('ada'), accept: 'text/html' },
  })
  expect(page.body).toMatch(/<s><span class="visually-hidden">\[dismissed\]/)
  expect(page.body).toContain('Dismissed by bob')
  expect(page.body).toContain('Una &#x3C;b>buena&#x3C;/b> razón')
  const { body } = page
  const version = /name="version" value="(\d+)"/.exec(body)?.[1] ?? ''
  const restored = await desk.app.inject({
    method: 'POST',
    url: `/desk${finding.replace(/\/findings.*/, '/restore')}`,
    headers: { ...desk.as('ada'), 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ version, check: 'links' }).toString(),
  })
  expect(restored.statusCode).toBe(303)
  expect(await call('bob', 'POST', `${path}/approve`)).toMatchObject({ body: { code: 'blocking_findings' } })
})
