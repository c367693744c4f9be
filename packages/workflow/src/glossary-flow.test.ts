import {
  type Concept,
  isRefusal,
  locale,
  personId,
  SYSTEM,
  type Term,
  type TermStatus,
  translationId,
} from '@passerelle/domain'
import { marked, openPipeline, type Pipeline, person, scriptedEngine, submission } from '@passerelle/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { exportXliff, importTerms, submitCase } from './index.ts'

const engine = scriptedEngine(marked, { pairs: ['fr-en'], abilities: { glossary: true } })
let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline([engine])
})
afterEach(() => pipeline.close())

const term = (language: string, text: string, status: TermStatus = 'preferred'): Term => ({
  language: locale(language),
  text,
  status,
})
async function* streamed(concepts: readonly Concept[]): AsyncGenerator<Concept> {
  yield* concepts
}

const ingest = {
  kind: 'person',
  id: personId('ingest'),
  name: 'I',
  roles: ['submitter'],
  locales: [],
} as const
const take = (concepts: readonly Concept[]) =>
  importTerms(pipeline.deps, { actor: SYSTEM, entries: streamed(concepts) })

it('an engine hears of the terms that its texts hold, and the draft is held to them', async () => {
  await take([
    {
      id: 'pb',
      doNotTranslate: false,
      terms: [term('fr', 'budget participatif'), term('en', 'participatory budget')],
    },
    {
      id: 'idea',
      doNotTranslate: false,
      terms: [term('fr', 'idée'), term('en', 'proposal'), term('en', 'idée', 'deprecated')],
    },
    { id: 'hall', doNotTranslate: false, terms: [term('fr', 'mairie'), term('en', 'town hall')] },
  ])
  const made = await submitCase(pipeline.deps, { actor: ingest, submission: submission() })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const asked = engine.requests.filter(({ target }) => target === 'en').flatMap(({ terms = [] }) => terms)
  expect(asked).toEqual([
    { source: 'budget participatif', target: 'participatory budget' },
    { source: 'idée', target: 'proposal' },
  ])
  const found = (await pipeline.views.case(made.id))?.translations.find(({ target }) => target === 'en')
  const view = await pipeline.views.translation(found?.id ?? '')
  const findings = view?.items.flatMap(({ target }) =>
    target.findings.filter(({ check }) => check === 'check_glossary'),
  )
  expect(findings?.map(({ message }) => message)).toEqual([
    "The glossary says 'participatory budget' for 'budget participatif'.",
    "The glossary forbids 'idée'; it says 'proposal'.",
  ])
  const file = await exportXliff(pipeline.deps, {
    actor: person('ada', ['admin']),
    translationId: translationId(found?.id ?? ''),
  })
  expect(isRefusal(file) ? file.message : file.xliff).toContain(
    '<gls:term>budget participatif</gls:term><gls:translation>participatory budget</gls:translation>',
  )
})

it('the list of concepts is the same one until the termbase changes', async () => {
  await take([{ id: 'hall', doNotTranslate: false, terms: [term('fr', 'mairie')] }])
  const before = await pipeline.deps.store.concepts()
  expect(await pipeline.deps.store.concepts()).toBe(before)
  await take([{ id: 'hall', doNotTranslate: false, terms: [term('fr', 'hôtel de ville')] }])
  expect((await pipeline.deps.store.concepts())[0]?.terms[0]?.text).toBe('hôtel de ville')
})
