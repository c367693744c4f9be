import { isRefusal, locale, type TranslationId } from '@passerelle/domain'
import {
  enrol,
  marked,
  openPipeline,
  type Pipeline,
  person,
  scriptedEngine,
  submission,
} from '@passerelle/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { editSegment } from './edit-segment.ts'
import { eraseCase } from './erase-case.ts'
import { submitCase } from './submit-case.ts'

const es = locale('es')
const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [es])
const bob = person('bob', ['reviewer'], [es])
const admin = person('admin', ['admin'])

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
})
afterAll(() => pipeline.close())

async function submitted(externalId: string, changes: Parameters<typeof submission>[0] = {}) {
  const result = await submitCase(pipeline.deps, {
    actor: ingest,
    submission: submission({ externalId, ...changes }),
  })
  if (isRefusal(result)) throw new Error(result.message)
  await pipeline.drain()
  const translation = (await pipeline.views.case(result.id))?.translations.find(({ target }) => target === es)
  if (translation === undefined) throw new Error('There is no Spanish translation.')
  return { caseId: result.id, id: translation.id }
}
async function edited(id: TranslationId, change: (target: string) => string): Promise<void> {
  const found = await pipeline.views.translation(id)
  const item = found?.items[0]
  if (found === undefined || item === undefined) throw new Error('There is no such translation.')
  const result = await editSegment(pipeline.deps, {
    actor: ada,
    translationId: id,
    key: item.key,
    target: change(item.target.target),
    expectedVersion: item.target.version,
  })
  if (isRefusal(result)) throw new Error(result.message)
}

it('approving notes how much of each draft people changed, and erasing the case forgets it', async () => {
  const { caseId, id } = await submitted('rates:1')
  await edited(id, (target) => `${target} otra`)
  await edited(id, (target) => `${target} vez`)
  await approveTranslation(pipeline.deps, { actor: bob, translationId: id })

  const { engineRecords: records } = pipeline
  const [record, ...others] = await records.forPair(locale('fr'), es)
  expect(others).toEqual([])
  const { rows } = await pipeline.pool.query(
    'select edits, words, rate, reviewer from edit_rates order by edits desc',
  )
  // Both edits are held against the machine's words, not against one another's.
  expect(rows[0]).toMatchObject({ edits: 2, reviewer: 'bob' })
  expect(rows.slice(1).every(({ edits }) => edits === 0)).toBe(true)
  const words = rows.reduce((sum, row) => sum + row.words, 0)
  expect(record).toEqual({
    engine: expect.any(String),
    source: 'fr',
    target: 'es',
    segments: rows.length,
    untouched: (rows.length - 1) / rows.length,
    meanHter: 2 / words,
    medianHter: rows.length === 1 ? rows[0].rate : 0,
  })
  expect(await records.list({ domain: 'no such subject' })).toEqual([])

  const erased = await eraseCase(pipeline.deps, { actor: admin, caseId })
  if (isRefusal(erased)) throw new Error(erased.message)
  expect(await records.list({})).toEqual([])
})
