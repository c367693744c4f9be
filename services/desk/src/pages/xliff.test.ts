import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

/** What a browser sends for the upload form. */
async function upload(
  who: PersonName,
  id: string,
  file: string | undefined,
  { dryRun = false, headers = {} }: { dryRun?: boolean; headers?: Record<string, string> } = {},
) {
  const form = new FormData()
  if (file !== undefined) form.set('file', new File([file], 'a.xlf', { type: 'application/octet-stream' }))
  if (dryRun) form.set('dryRun', '1')
  const request = new Request('http://desk.example', { method: 'POST', body: form })
  return desk.app.inject({
    method: 'POST',
    url: `/desk/translations/${id}/xliff`,
    headers: {
      ...desk.as(who),
      'content-type': request.headers.get('content-type') ?? '',
      'accept-language': 'en',
      ...headers,
    },
    payload: Buffer.from(await request.arrayBuffer()),
  })
}

const download = async (id: string): Promise<string> =>
  (
    await desk.app.inject({
      method: 'GET',
      url: `/api/v1/translations/${id}/xliff`,
      headers: desk.as('ada'),
    })
  ).body

test('the translation page offers the file, and a form that needs no script', async () => {
  const { translation } = await desk.translation('en')
  const { body } = await desk.app.inject({
    method: 'GET',
    url: `/desk/translations/${translation.id}`,
    headers: desk.as('ada'),
  })
  expect(body).toContain(`href="/api/v1/translations/${translation.id}/xliff?version=2.1"`)
  expect(body).toMatch(/<form[^>]*enctype="multipart\/form-data"/)
})

test('the report says what became of each sentence, and offers the choice where both sides changed', async () => {
  const { translation, items } = await desk.translation('en')
  const [first, second] = items
  const before = await download(translation.id)
  const file = before
    .replace(first?.target.target ?? '', 'From <b>the</b> file'.replaceAll('<', '&lt;'))
    .replace(second?.target.target ?? '', 'A new sentence')
  await desk.app.inject({
    method: 'PATCH',
    url: `/api/v1/translations/${translation.id}/segments/${first?.key}`,
    headers: { ...desk.as('bob'), 'if-match': String(translation.version) },
    payload: { target: 'By Bob' },
  })
  const dry = await upload('ada', translation.id, file, { dryRun: true })
  expect(dry.body).toContain('Nothing has been changed')
  expect(dry.body).not.toContain('name="target"')

  const { statusCode, body } = await upload('ada', translation.id, file)
  expect(statusCode).toBe(200)
  expect(body).toContain('Changed on both sides')
  expect(body).toContain('By Bob')
  expect(body).toContain('From &#x3C;b>the&#x3C;/b> file')
  const after = await desk.view(translation.id)
  expect(after.items.slice(0, 2).map(({ target }) => target.target)).toEqual(['By Bob', 'A new sentence'])
  // The form on the page takes the file's text after all.
  const taken = await desk.app.inject({
    method: 'POST',
    url: `/desk/translations/${translation.id}/segments/${first?.key}`,
    headers: { ...desk.as('ada'), 'content-type': 'application/x-www-form-urlencoded' },
    payload: `version=${after.translation.version}&target=From+the+file`,
  })
  expect(taken.statusCode).toBe(303)
})

test.each([
  ['no file', undefined, 422, 'Choose a file first'],
  ['what is no XLIFF', '<x/>', 422, 'could not be read'],
])('%s is answered with a page that says so', async (_, file, status, words) => {
  const { translation } = await desk.translation('en')
  const reply = await upload('ada', translation.id, file)
  expect(reply.statusCode).toBe(status)
  expect(reply.body).toContain(words)
})

test('S3, S5: another site can not send it, and another language is not there', async () => {
  const { translation } = await desk.translation('en')
  const file = await download(translation.id)
  const foreign = { cookie: 'a=b', 'sec-fetch-site': 'cross-site', authorization: '' }
  expect((await upload('ada', translation.id, file, { headers: foreign })).statusCode).toBe(403)
  expect((await upload('carla', translation.id, file)).statusCode).toBe(404)
})
