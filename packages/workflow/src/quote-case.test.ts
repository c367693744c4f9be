import { isRefusal, locale } from '@passerelle/domain'
import { enrol, marked, openPipeline, person, scriptedEngine, submission } from '@passerelle/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { quoteCase } from './quote-case.ts'
import { submitCase } from './submit-case.ts'

const [es, en] = [locale('es'), locale('en')]
const ingest = person('ingest', ['submitter'])
const neighbour = person('neighbour', ['submitter'])
const ada = person('ada', ['reviewer'], [es])
const admin = person('admin', ['admin'])
const budget = { name: 'month', cap: { characters: 240 } }
const engine = scriptedEngine(marked, { pairs: ['fr-es', 'fr-en'] })
const pipeline = await openPipeline([engine], { budgets: [budget] })
const deps = { ...pipeline.deps, views: pipeline.views }
beforeAll(() => Promise.all([ingest, neighbour, ada, admin].map((one) => enrol(pipeline.pool, one))))
afterAll(() => pipeline.close())

const TITLE = 'Un jardin pour le quartier'
const KNOWN = 'En 2019, les habitants ont planté 12 arbres dans la cour de l’école.'
const NEW = 'Personne ne sait encore qui gardera la **clé** du portail.'
const WEEKLY = 'On jardine le mardi.'
const CODED = 'Personne ne sait encore qui gardera la <1>clé</1> du portail.'

async function submitted(externalId: string, ...body: string[]) {
  const content = { title: TITLE, body: body.join('\n\n') }
  const made = await submitCase(deps, { actor: ingest, submission: submission({ externalId, content }) })
  if (isRefusal(made)) throw new Error(made.message)
  return made
}
async function quoted(id: string, actor = ingest) {
  const quotes = await quoteCase(deps, { actor, id })
  if (isRefusal(quotes)) throw new Error(quotes.message)
  return new Map(quotes.map((quote) => [quote.target, quote]))
}

it('says what stands, what the memory has and what engines are asked for, as drafting then does', async () => {
  const { id: first } = await submitted('first', KNOWN)
  await pipeline.drain()
  const spanish = (await pipeline.views.case(first))?.translations.find(({ target }) => target === es)
  if (spanish === undefined) throw new Error('There is no Spanish translation.')
  await approveTranslation(deps, { actor: ada, translationId: spanish.id })
  const spent = (await pipeline.views.spent()).reduce((sum, { characters }) => sum + characters, 0)
  expect(spent).toBe(2 * (TITLE + KNOWN).length)

  const { id } = await submitted('second', KNOWN.replace('2019', '2031'), NEW, NEW)
  expect(await quoteCase(deps, { actor: ingest, id })).toMatchObject({ code: 'wrong_state' })
  await pipeline.drainOnce()
  const asked = engine.requests.length
  const quotes = await quoted(id)
  expect(quotes.get(es)).toEqual({
    target: 'es',
    segments: 4,
    done: 0,
    inContext: 0,
    exact: 1,
    patched: 1,
    repeated: 1,
    asked: [
      {
        source: 'fr',
        segments: 1,
        characters: NEW.length - '****'.length,
        engine: {
          name: 'scripted',
          billed: CODED.length,
          cost: CODED.length * 20,
          currency: 'EUR',
          over: { budget, left: budget.cap.characters - spent, wanted: CODED.length },
        },
      },
    ],
  })
  expect(engine.requests.length).toBe(asked)
})

it('counts against the budgets what it quoted before, and quotes nothing for what is drafted', async () => {
  const { id } = await submitted('third', WEEKLY)
  await pipeline.drainOnce()
  const before = await quoted(id, admin)
  expect([...before.keys()]).toEqual([en, es])
  // 52 characters are left: enough for one of the two.
  expect(before.get(en)).toMatchObject({ exact: 0, asked: [{ segments: 2, engine: { over: null } }] })
  const left = 52 - TITLE.length - WEEKLY.length
  expect(before.get(es)).toMatchObject({
    exact: 1,
    asked: [{ segments: 1, engine: { over: { left, wanted: WEEKLY.length } } }],
  })
  expect(await quoteCase(deps, { actor: admin, id, target: es })).toHaveLength(1)
  const { id: first } = await submitted('first', KNOWN)
  for (const quote of (await quoted(first)).values())
    expect(quote).toMatchObject({ segments: 2, done: 2, asked: [] })
})

it('is told to the submitter and to administrators, and to nobody else', async () => {
  const { slug } = await submitted('first', KNOWN)
  expect(await quoteCase(deps, { actor: neighbour, id: slug })).toMatchObject({ code: 'not_found' })
  expect(await quoteCase(deps, { actor: ada, id: slug })).toMatchObject({ code: 'not_allowed' })
  expect(isRefusal(await quoteCase(deps, { actor: admin, id: slug }))).toBe(false)
})
