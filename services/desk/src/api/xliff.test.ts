import { addApiDescription } from '@passerelle/assembly'
import type { TranslationId } from '@passerelle/domain'
import { createHttpServer } from '@passerelle/runtime'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { deskPlugin } from '../plugin.ts'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const path = (id: TranslationId, query = ''): string => `/api/v1/translations/${id}/xliff${query}`

const download = (who: PersonName, id: TranslationId, query = '') =>
  desk.app.inject({ method: 'GET', url: path(id, query), headers: desk.as(who) })

const send = (who: PersonName, id: TranslationId, file: string, query = '', type = 'application/xliff+xml') =>
  desk.app.inject({
    method: 'POST',
    url: path(id, query),
    headers: { ...desk.as(who), 'content-type': type },
    payload: Buffer.from(file),
  })

test('a translation goes out as a file of the version asked for, never to be kept by a cache', async () => {
  const { translation, slug } = await desk.translation('en')
  const { statusCode, headers, body } = await download('ada', translation.id)
  expect(statusCode).toBe(200)
  expect(headers).toMatchObject({
    'content-type': 'application/xliff+xml; charset=utf-8',
    'content-disposition': `attachment; filename="${slug}.en.xlf"`,
    'cache-control': 'private, no-store',
  })
  expect(body).toContain('version="2.1"')
  expect((await download('ada', translation.id, '?version=1.2')).body).toContain('version="1.2"')
  expect((await download('ada', translation.id, '?version=3')).statusCode).toBe(400)
})

test('it comes back as an edit, after a look at what it would do', async () => {
  const { translation, items } = await desk.translation('en')
  const [first] = items
  const file = (await download('ada', translation.id)).body.replace(
    first?.target.target ?? '',
    'A budget for all residents',
  )
  const dry = await send('ada', translation.id, file, '?dryRun=true')
  expect(dry.json()).toMatchObject({ dryRun: true, counts: { taken: 1, conflict: 0, refused: 0 } })
  expect((await desk.view(translation.id)).translation.version).toBe(translation.version)

  const real = await send('ada', translation.id, file, '', 'application/xml')
  expect(real.statusCode).toBe(200)
  expect(real.headers.etag).toBe(`"${translation.version + 1}"`)
  expect(real.json().rows[0]).toMatchObject({
    key: first?.key,
    outcome: 'taken',
    theirs: 'A budget for all residents',
  })
  expect((await desk.view(translation.id)).items[0]?.target).toMatchObject({
    target: 'A budget for all residents',
    state: 'translated',
    origin: { type: 'human', by: desk.idOf.ada },
  })
})

test("S5: another language's translation is neither given out nor written", async () => {
  const { translation } = await desk.translation('en')
  const { body: file } = await download('ada', translation.id)
  for (const reply of [await download('carla', translation.id), await send('carla', translation.id, file)])
    expect([reply.statusCode, reply.json().code]).toEqual([404, 'not_found'])
})

test('X3: a file of another case is refused unit by unit, and nothing is touched', async () => {
  const [one, other] = [await desk.translation('en'), await desk.translation('en')]
  const file = (await download('ada', other.translation.id)).body.replaceAll('[en:', '[xx:')
  const { rows, counts } = (await send('ada', one.translation.id, file)).json()
  expect(counts.refused).toBe(rows.length)
  expect(rows[0]).toMatchObject({ outcome: 'refused', reason: 'other_case' })
  expect(await desk.view(one.translation.id)).toEqual(one)
  expect(await desk.view(other.translation.id)).toEqual(other)
})

test.each([
  [
    '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>',
    'application/xliff+xml',
    422,
    'unreadable_file',
  ],
  ['<xliff', 'application/xliff+xml', 422, 'unreadable_file'],
  ['', 'application/xliff+xml', 422, 'unreadable_file'],
  ['{}', 'application/json', 415, 'unsupported_media_type'],
])('X1: %j as %s is refused with %i %s', async (file, type, status, code) => {
  const { translation } = await desk.translation('en')
  const reply = await send('ada', translation.id, file, '', type)
  expect([reply.statusCode, reply.json().code]).toEqual([status, code])
})

test('the API describes that the body is the file itself', async () => {
  const app = await createHttpServer({ log: desk.context.log })
  await addApiDescription(app)
  await app.register(deskPlugin(desk.context))
  const { paths } = (await app.inject('/api/v1/openapi.json')).json()
  const { get, post } = paths['/api/v1/translations/{id}/xliff']
  expect(Object.keys(post.requestBody.content)).toEqual(['application/xliff+xml', 'application/xml'])
  expect(get.parameters).toContainEqual(expect.objectContaining({ name: 'version', in: 'query' }))
  await app.close()
})

test('X1: a file above the limit is turned away before it is read', async () => {
  const { translation } = await desk.translation('en')
  const { statusCode } = await send('ada', translation.id, ' '.repeat(9 * 1024 * 1024))
  expect(statusCode).toBe(413)
})
