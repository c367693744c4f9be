import { approveTranslation } from '@passerelle/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from '../testing/open-desk.ts'

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
})
afterAll(() => desk.close())

type View = Awaited<ReturnType<DeskUnderTest['translation']>>

const french = (...sentences: string[]) => ({
  content: { title: sentences[0] ?? '', body: sentences.slice(1).join('\n\n') },
})
const itemOf = ({ items }: View, source: string) => {
  const found = items.find((item) => item.source === source)
  if (found === undefined) throw new Error(`There is no '${source}'.`)
  return found
}
const call = async (who: PersonName | 'visitor', method: 'GET' | 'POST', url: string) => {
  const response = await desk.app.inject({ method, url, headers: desk.as(who) })
  return { status: response.statusCode, body: response.body, json: () => response.json() }
}
const suggested = async (who: PersonName, view: View, source: string) =>
  call(
    who,
    'GET',
    `/api/v1/translations/${view.translation.id}/segments/${itemOf(view, source).key}/suggestions`,
  )

const KNOWN = [
  'Un jardin pour le quartier',
  'En 2019, les habitants ont planté 12 arbres dans la cour de l’école.',
  'Chaque famille arrose une rangée de **légumes** du potager commun.',
]

let known: View
beforeAll(async () => {
  const bob = await desk.context.accounts.authenticate(new Headers(desk.as('bob')))
  if (bob === undefined) throw new Error('Bob is not known.')
  known = await desk.translation('en', { facts: { topics: ['gardens'] }, ...french(...KNOWN) })
  await approveTranslation(desk.context, { actor: bob, translationId: known.translation.id })
})

test('the memory gives the same, what differs in numbers, and what is like it, with who approved it and why it is worth less', async () => {
  const view = await desk.translation('en', {
    facts: { topics: ['schools'] },
    ...french(
      'Un autre jardin',
      'En 2024, les habitants ont planté 15 arbres dans la cour de l’école.',
      'Chaque famille arrose deux rangées de légumes du potager commun.',
    ),
  })
  const patched = await suggested(
    'ada',
    view,
    'En 2024, les habitants ont planté 15 arbres dans la cour de l’école.',
  )
  expect(patched.json().items[0]).toMatchObject({
    match: 'patched',
    percent: 96,
    penalties: ['machine', 'domain'],
    source: KNOWN[1],
    target: '[en: En 2024, les habitants ont planté 15 arbres dans la cour de l’école.]',
    fits: true,
    trust: 'approved',
    from: 'mt',
    engine: 'scripted',
    by: 'bob',
  })
  const fuzzy = await suggested(
    'ada',
    view,
    'Chaque famille arrose deux rangées de légumes du potager commun.',
  )
  const [first] = fuzzy.json().items
  expect(first).toMatchObject({ match: 'fuzzy', fits: true, by: 'bob' })
  expect(first.percent).toBeGreaterThanOrEqual(70)
  expect(first.percent).toBeLessThan(97)
  expect(first.target).not.toContain('<1>')
  const words = (type: string) =>
    first.difference
      .flatMap((run: { type: string; text: string }) => (run.type === type ? [run.text] : []))
      .join('|')
  expect(words('removed')).toContain('une')
  expect(words('added')).toContain('deux')
})

test('S5: the memory of a segment is as private as the segment', async () => {
  const [source = ''] = KNOWN
  const spanish = itemOf(known, source).key
  const path = `/translations/${known.translation.id}/segments/${spanish}`
  for (const url of [`/api/v1${path}/suggestions`, `/desk${path}/suggestions`]) {
    expect((await call('carla', 'GET', url)).status).toBe(404)
    expect((await call('ada', 'GET', url)).status).toBe(200)
  }
  expect(
    (await call('ada', 'GET', `/api/v1/translations/${known.translation.id}/segments/none/suggestions`))
      .status,
  ).toBe(404)
})

test('without scripts suggestions are a page, each with what differs and a button', async () => {
  const source = 'Chaque famille arrose trois rangées de légumes du potager commun.'
  const view = await desk.translation('en', french('Encore un jardin', source))
  const row = `/desk/translations/${view.translation.id}/segments/${itemOf(view, source).key}`
  const page = await call('ada', 'GET', `/desk/translations/${view.translation.id}`)
  expect(page.body).toContain(`href="${row}/suggestions"`)
  const { body } = await call('ada', 'GET', `${row}/suggestions`)
  expect(body).toMatch(/<del>.*une.*<\/del>/s)
  expect(body).toMatch(/<ins>.*trois.*<\/ins>/s)
  expect(body).toContain('Approved by <bdi>bob</bdi>')
  expect(body).toContain('aria-label="Insert suggestion 1"')
})

test('a sentence that stands three times is translated once: a person gives their words to the others', async () => {
  const twice = 'Les réunions sont ouvertes à tous.'
  const view = await desk.translation(
    'en',
    french('Trois fois', twice, 'Entrée libre.', twice, 'Sans inscription.', twice),
  )
  const same = view.items.filter(({ source }) => source === twice)
  expect(same).toHaveLength(3)
  const [one] = same
  const path = `/translations/${view.translation.id}/segments/${one?.key}`
  await desk.app.inject({
    method: 'PATCH',
    url: `/api/v1${path}`,
    headers: { ...desk.as('ada'), 'content-type': 'application/json', 'if-match': '99' },
    payload: JSON.stringify({ target: 'Meetings are open to all.' }),
  })
  const page = await call('ada', 'GET', `/desk${path}`)
  expect(page.body).toContain('This sentence stands 3 times here.')
  expect(page.body).toContain('Use this translation for the 2 others')
  expect(await call('carla', 'POST', `/api/v1${path}/repeat`)).toMatchObject({ status: 404 })
  const repeated = await call('ada', 'POST', `/api/v1${path}/repeat`)
  expect(repeated.json()).toMatchObject({ changed: 2 })
  const now = await desk.view(view.translation.id)
  expect(
    now.items
      .filter(({ source }) => source === twice)
      .map(({ target }) => [target.target, target.origin?.type]),
  ).toEqual(Array.from({ length: 3 }, () => ['Meetings are open to all.', 'human']))
  expect((await call('ada', 'POST', `/api/v1${path}/repeat`)).json()).toMatchObject({ changed: 0 })
  expect((await call('ada', 'GET', `/desk${path}`)).body).not.toContain('Use this translation for')
})

test('an analysis counts what the memory has, and a translation where its segments come from', async () => {
  const again = 'Personne ne sait encore qui gardera la clé du portail.'
  const view = await desk.translation('en', {
    facts: { topics: ['gardens'] },
    ...french(
      KNOWN[0] ?? '',
      KNOWN[1] ?? '',
      'En 2031, les habitants ont planté 99 arbres dans la cour de l’école.',
      'Chaque famille arrose une rangée de **légumes** du grand potager commun.',
      again,
      again,
    ),
  })
  const path = `/api/v1/translations/${view.translation.id}`
  expect((await call('carla', 'GET', `${path}/analysis`)).status).toBe(404)
  const analysis = (await call('ada', 'GET', `${path}/analysis`)).json()
  expect(analysis).toMatchObject({ segments: 6, inContext: 1, exact: 1, patched: 1, repeated: 1, none: 1 })
  expect(analysis.fuzzy.reduce((sum: number, range: { segments: number }) => sum + range.segments, 0)).toBe(1)
  expect((await call('ada', 'GET', path)).json().bands).toEqual({
    'in-context': 1,
    exact: 1,
    patched: 1,
    machine: 3,
    person: 0,
    source: 0,
    empty: 0,
  })
  const page = (await call('ada', 'GET', `/desk/translations/${view.translation.id}`)).body
  expect(page).toContain('<strong>3</strong> <span>by a machine</span>')
})
