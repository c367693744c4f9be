import {
  type Concept,
  isRefusal,
  locale,
  SYSTEM,
  type Term,
  type TermStatus,
  type TranslationId,
} from '@passerelle/domain'
import { enrol, openPipeline, type Pipeline, person, scriptedEngine, submission } from '@passerelle/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { affectedByTerm } from './affected-by-term.ts'
import { applyTermFixes } from './apply-term.ts'
import { approveTranslation } from './approve-translation.ts'
import { editSegment } from './edit-segment.ts'
import { putTerm, removeTerm } from './edit-term.ts'
import { submitCase } from './submit-case.ts'

const [ingest, admin] = [person('ingest', ['submitter']), person('root', ['admin'])]
const ada = person('ada', ['reviewer'], [locale('en')])
const bob = person('bob', ['reviewer'], [locale('en'), locale('es')])

// A machine of three sentences, each with the word that a term is about.
const WORDS: Readonly<Record<string, string>> = {
  'fr>en Un budget pour tous les habitants': 'A budget for all inhabitants',
  'fr>en Le budget participatif a été ouvert à tous les habitants.':
    'The citizen budget was opened to all inhabitants.',
  'fr>en Chacun peut proposer une idée.': 'Anyone may propose an idea.',
}
let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline([
    scriptedEngine(({ source, target, texts }) => ({
      ok: true,
      texts: texts.map((text) => WORDS[`${source}>${target} ${text}`] ?? text.replace('.', '!')),
      billedCharacters: 0,
    })),
  ])
  for (const someone of [ada, bob, admin]) await enrol(pipeline.pool, someone)
})
afterEach(() => pipeline.close())

const term = (language: string, text: string, status: TermStatus = 'preferred'): Term => ({
  language: locale(language),
  text,
  status,
})
const budget = (...english: Term[]): Concept => ({
  id: 'pb',
  doNotTranslate: false,
  terms: [term('fr', 'budget participatif'), ...english],
})
const deps = () => ({ ...pipeline.deps, terms: pipeline.terms })
async function put(concept: Concept, expectedVersion: number): Promise<number> {
  const written = await putTerm(pipeline.deps, { actor: admin, concept, expectedVersion })
  if (isRefusal(written)) throw new Error(written.message)
  return written.version
}
async function affected(actor = bob) {
  const page = await affectedByTerm(deps(), { actor, id: 'pb', limit: 100 })
  if (isRefusal(page)) throw new Error(page.message)
  return page.items
}
async function published(): Promise<TranslationId> {
  const made = await submitCase(pipeline.deps, { actor: ingest, submission: submission() })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const found = (await pipeline.views.case(made.id))?.translations.find(({ target }) => target === 'en')
  if (found === undefined) throw new Error('There is no English translation.')
  const approved = await approveTranslation(pipeline.deps, { actor: bob, translationId: found.id })
  if (isRefusal(approved)) throw new Error(approved.message)
  await pipeline.drain()
  return found.id
}

it('a changed word lists what readers see, with the new word in its place, and goes through review once picked', async () => {
  const first = await put(budget(term('en', 'citizen budget')), 0)
  const id = await published()
  expect(await affected()).toEqual([])
  await put(budget(term('en', 'participatory budget')), first)
  const [found, ...others] = await affected()
  expect(others).toEqual([])
  expect(found).toMatchObject({
    translation: { id, state: 'published' },
    target: { target: 'The citizen budget was opened to all inhabitants.' },
    wanted: ['participatory budget'],
    proposed: 'The participatory budget was opened to all inhabitants.',
    closed: null,
  })
  if (found === undefined || found.proposed === null) throw new Error('Nothing is proposed.')
  const fix = {
    translationId: id,
    key: found.segment.key,
    version: found.target.version,
    target: found.proposed,
  }
  expect(await applyTermFixes(pipeline.deps, { actor: bob, fixes: [fix] })).toMatchObject([
    { outcome: 'applied' },
  ])
  const view = await pipeline.views.translation(id)
  expect(view?.translation.state).toBe('in_review')
  expect(view?.items.find(({ key }) => key === fix.key)?.target).toMatchObject({
    target: fix.target,
    state: 'translated',
    origin: { type: 'human', by: bob.id },
  })
  // Whoever picked it is its author, and another person approves.
  expect(await approveTranslation(pipeline.deps, { actor: bob, translationId: id })).toMatchObject({
    code: 'own_text',
  })
  expect(await affected()).toEqual([])
})

it('what somebody changed meanwhile, or may not edit, stays as it is', async () => {
  await put(budget(term('en', 'participatory budget'), term('en', 'citizen budget', 'deprecated')), 0)
  const id = await published()
  const [found] = await affected()
  if (found === undefined) throw new Error('Nothing was found.')
  const fix = { translationId: id, key: found.segment.key, version: found.target.version, target: 'X' }
  const version = (await pipeline.views.translation(id))?.translation.version ?? 0
  const mine = 'The budget of citizens.'
  await editSegment(pipeline.deps, {
    actor: ada,
    translationId: id,
    key: fix.key,
    target: mine,
    expectedVersion: version,
  })
  expect(await applyTermFixes(pipeline.deps, { actor: bob, fixes: [fix] })).toMatchObject([
    { outcome: 'conflict' },
  ])
  const spanish = person('sol', ['reviewer'], [locale('es')])
  expect(await applyTermFixes(pipeline.deps, { actor: spanish, fixes: [fix] })).toMatchObject([
    { outcome: 'refused', refusal: { code: 'not_found' } },
  ])
  expect((await affected()).map(({ target, proposed }) => [target.target, proposed])).toEqual([[mine, null]])
  expect(await affected(spanish)).toEqual([])
})

it('only administrators change the termbase, and never over each other', async () => {
  const concept = budget(term('en', 'participatory budget'))
  expect(await putTerm(pipeline.deps, { actor: ada, concept, expectedVersion: 0 })).toMatchObject({
    code: 'not_allowed',
  })
  const version = await put(concept, 0)
  expect(await putTerm(pipeline.deps, { actor: admin, concept, expectedVersion: 0 })).toMatchObject({
    code: 'edit_conflict',
  })
  // The same again is no change.
  expect(await put(concept, version)).toBe(version)
  const later = await put({ ...concept, note: 'A note.' }, version)
  expect(await removeTerm(pipeline.deps, { actor: admin, id: 'pb', expectedVersion: version })).toMatchObject(
    {
      code: 'edit_conflict',
    },
  )
  expect(await removeTerm(pipeline.deps, { actor: admin, id: 'pb', expectedVersion: later })).toMatchObject({
    version: expect.any(Number),
  })
  const history = await pipeline.terms.history('pb', 10)
  expect(history.map((change) => [change.actorName, change.concept?.note ?? null])).toEqual([
    ['root', null],
    ['root', 'A note.'],
    ['root', null],
  ])
  expect(await affectedByTerm(deps(), { actor: SYSTEM, id: 'pb', limit: 1 })).toMatchObject({
    code: 'not_allowed',
  })
  expect(await affectedByTerm(deps(), { actor: ada, id: 'pb', limit: 1 })).toMatchObject({
    code: 'not_found',
  })
})

it('affected segments are found through the indexes of letters, not by reading them all', async () => {
  await pipeline.pool.query('set enable_seqscan = off')
  const { rows } = await pipeline.pool.query(
    "explain select 1 from segments where (source ilike '%participat%' or source ilike '%citizen%')",
  )
  expect(JSON.stringify(rows)).toContain('segments_by_words')
})
