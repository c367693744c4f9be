import { locale } from '@passerelle/domain'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'
import { translationListShape } from './shapes.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

const call = async (
  who: PersonName | 'visitor',
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) => {
  const response = await desk.app.inject({
    method,
    url: `/api/v1${path}`,
    headers: { ...desk.as(who), ...headers },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
    ...(body === undefined
      ? {}
      : { headers: { ...desk.as(who), 'content-type': 'application/json', ...headers } }),
  })
  const json: unknown = response.json()
  return { status: response.statusCode, headers: response.headers, body: json }
}

const edit = (
  who: PersonName,
  { translation }: Awaited<ReturnType<DeskUnderTest['translation']>>,
  key: string,
  target: string,
  ifMatch: string,
) =>
  call(who, 'PATCH', `/translations/${translation.id}/segments/${key}`, { target }, { 'if-match': ifMatch })

test('a translation has the shape of the contract, and its version as ETag', async () => {
  const view = await desk.translation('en')
  const { status, body, headers } = await call('ada', 'GET', `/translations/${view.translation.id}`)
  expect(status).toBe(200)
  expect(headers.etag).toBe(`"${view.translation.version}"`)
  expect(body).toMatchObject({
    id: view.translation.id,
    case: view.translation.caseId,
    source: 'fr',
    target: 'en',
    state: 'in_review',
    version: view.translation.version,
    segments: expect.arrayContaining([
      expect.objectContaining({
        key: expect.any(String),
        field: 'title',
        source: 'Un budget pour tous les habitants',
        target: '[en: Un budget pour tous les habitants]',
        state: 'translated',
        origin: expect.objectContaining({ type: 'mt', engine: 'scripted' }),
        findings: expect.any(Array),
      }),
    ]),
  })
})

test('a reviewer finds only translations into their own languages, by list and by id', async () => {
  const english = await desk.translation('en')
  const listed = await call('carla', 'GET', '/translations?limit=200')
  expect(listed.body).toMatchObject({
    items: expect.arrayContaining([expect.objectContaining({ target: 'es' })]),
  })
  expect(JSON.stringify(listed.body)).not.toContain('"target":"en"')
  expect(await call('carla', 'GET', '/translations?target=en')).toMatchObject({
    body: { items: [], next: null },
  })
  const absent = await call('carla', 'GET', '/translations/019ac0de-0000-7000-8000-ffffffffffff')
  const foreign = await call('carla', 'GET', `/translations/${english.translation.id}`)
  expect(foreign.status).toBe(404)
  expect(foreign.body).toEqual(absent.body)
})

test('lists are filtered, searched, ordered and read page by page', async () => {
  const one = await desk.translation('en', { content: { title: 'Le vélo partagé de la ville' } })
  const found = await call('ada', 'GET', '/translations?state=in_review&target=en&q=v%C3%A9lo')
  expect(found.body).toMatchObject({
    items: [{ id: one.translation.id, title: 'Le vélo partagé de la ville' }],
  })
  expect(await call('ada', 'GET', `/translations?case=${one.translation.caseId}`)).toMatchObject({
    body: { items: [{ target: 'es' }, { target: 'en' }] },
  })
  const ids: unknown[] = []
  let cursor = ''
  do {
    const page = await call('ada', 'GET', `/translations?limit=1&order=oldest${cursor}`)
    const { items, next } = translationListShape.parse(page.body)
    ids.push(...items.map(({ id }) => id))
    cursor = next === null ? '' : `&cursor=${next}`
  } while (cursor !== '')
  const all = translationListShape.parse((await call('ada', 'GET', '/translations?limit=200')).body)
  expect(ids).toEqual(all.items.map(({ id }) => id).reverse())
  for (const wrong of ['state=won', 'limit=0', 'limit=201', 'cursor=x', 'target=_'])
    expect(await call('ada', 'GET', `/translations?${wrong}`)).toMatchObject({ status: 400 })
})

test('an edit needs to say what it has read: 428 without If-Match, 400 for one that is no version', async () => {
  const view = await desk.translation('en')
  const path = `/translations/${view.translation.id}/segments/${view.items[0]?.key}`
  expect(await call('ada', 'PATCH', path, { target: 'x' })).toMatchObject({
    status: 428,
    body: { code: 'precondition_required' },
  })
  expect(await call('ada', 'PATCH', path, { target: 'x' }, { 'if-match': '*' })).toMatchObject({
    status: 400,
  })
})

test('R1: the second of two reviewers who save one segment is told what is there now, and nothing is lost', async () => {
  const view = await desk.translation('en')
  const [first, second] = view.items
  const seen = `"${view.translation.version}"`
  const saved = await edit('ada', view, first?.key ?? '', 'A budget for everyone', seen)
  expect(saved).toMatchObject({
    status: 200,
    body: { target: 'A budget for everyone', origin: { type: 'human' } },
  })
  const late = await edit(
    'bob',
    view,
    first?.key ?? '',
    'One budget for all',
    String(view.translation.version),
  )
  expect(late).toMatchObject({
    status: 412,
    body: {
      code: 'edit_conflict',
      version: view.translation.version + 1,
      current: { target: 'A budget for everyone', origin: { type: 'human', by: desk.idOf.ada } },
    },
  })
  expect((await desk.view(view.translation.id)).items[0]?.target.target).toBe('A budget for everyone')
  // Another segment is another matter: two people can work through one text.
  expect(await edit('bob', view, second?.key ?? '', 'The budget is open to all.', seen)).toMatchObject({
    status: 200,
  })
})

test('what a store or XML could not hold is refused, and nothing is changed', async () => {
  const view = await desk.translation('en')
  const key = view.items[0]?.key ?? ''
  for (const target of ['a\0b', 'a\ud800', 'a\u0007', 'x'.repeat(20_001)])
    expect(await edit('ada', view, key, target, '1')).toMatchObject({
      status: 422,
      body: { code: 'invalid_fields' },
    })
  expect(await edit('ada', view, 'no-such-key', 'x', '99')).toMatchObject({ status: 404 })
  expect((await desk.view(view.translation.id)).translation.version).toBe(view.translation.version)
})

test('whoever wrote part of a text can not approve it; a second person can', async () => {
  const view = await desk.translation('es')
  const approve = `/translations/${view.translation.id}/approve`
  await edit(
    'ada',
    view,
    view.items[0]?.key ?? '',
    'Un presupuesto para todos',
    `"${view.translation.version}"`,
  )
  expect(await call('ada', 'POST', approve)).toMatchObject({ status: 403, body: { code: 'own_text' } })
  const stale = await call('bob', 'POST', approve, {}, { 'if-match': `"${view.translation.version}"` })
  expect(stale).toMatchObject({ status: 412, body: { code: 'edit_conflict' } })
  expect(await call('bob', 'POST', approve)).toMatchObject({ status: 200, body: { state: 'approved' } })
  expect(await call('bob', 'POST', approve)).toMatchObject({ status: 409, body: { code: 'wrong_state' } })
})

test('an act without a body may still say that it sends JSON', async () => {
  const view = await desk.translation('es')
  const json = { 'content-type': 'application/json' }
  const path = `/translations/${view.translation.id}/approve`
  expect(await call('bob', 'POST', path, undefined, json)).toMatchObject({ status: 200 })
})

test('a text with a hole in it is not approved, and says so', async () => {
  const view = await desk.translation('en')
  await edit('ada', view, view.items[0]?.key ?? '', '', `"${view.translation.version}"`)
  expect(await call('bob', 'POST', `/translations/${view.translation.id}/approve`)).toMatchObject({
    status: 409,
    body: { code: 'incomplete' },
  })
})

test('R7: an error that the checks found keeps a text from being approved by the API too', async () => {
  const view = await desk.translation('en')
  const coded = view.items.find(({ codes }) => codes.length > 0)
  const broken = await edit('ada', view, coded?.key ?? '', 'No codes here.', `"${view.translation.version}"`)
  expect(broken.body).toMatchObject({
    findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
  })
  expect(await call('bob', 'POST', `/translations/${view.translation.id}/approve`)).toMatchObject({
    status: 409,
    body: { code: 'blocking_findings' },
  })
})

test('changes are asked for with a comment, and only with one', async () => {
  const view = await desk.translation('en')
  const path = `/translations/${view.translation.id}/request-changes`
  expect(await call('bob', 'POST', path, { comment: '  ' })).toMatchObject({ status: 422 })
  expect(await call('bob', 'POST', path, { comment: 'Say "residents".' })).toMatchObject({
    status: 200,
    body: { state: 'changes_requested' },
  })
})

test('a blocked translation says why, is retried, or is written by hand', async () => {
  const view = await desk.translation('en', {
    declaredLanguage: locale('pt'),
    content: {
      title: 'Um orçamento para todos os moradores da cidade',
      body: 'O orçamento participativo foi aberto a todos os moradores. Qualquer pessoa pode propor uma ideia para o bairro.',
    },
  })
  const { id } = view.translation
  expect(await call('ada', 'GET', `/translations/${id}`)).toMatchObject({
    body: { state: 'blocked', block: { reason: 'no_engine', message: expect.any(String) } },
  })
  expect(await call('ada', 'POST', `/translations/${id}/retry`)).toMatchObject({
    status: 200,
    body: { state: 'queued' },
  })
  await desk.pipeline.drain()
  const again = await desk.view(id)
  expect(again.translation.state).toBe('blocked')
  const byHand = await edit(
    'ada',
    again,
    again.items[0]?.key ?? '',
    'A budget',
    `"${again.translation.version}"`,
  )
  expect(byHand).toMatchObject({
    status: 200,
    body: { origin: { type: 'human', basis: 'none' }, translation: { state: 'in_review' } },
  })
})
