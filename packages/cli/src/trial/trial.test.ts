import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isRefusal, locale } from '@passerelle/domain'
import { createReviewedSegments } from '@passerelle/store'
import {
  enrol,
  instantEngine,
  marked,
  openPipeline,
  type Pipeline,
  person,
  scriptedEngine,
  submission,
} from '@passerelle/testkit'
import { approveTranslation, editSegment, type ReviewedSegment, submitCase } from '@passerelle/workflow'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { billFor } from './bill.ts'
import { runTrial } from './run-trial.ts'
import { fingerprint, readSet, writeSet } from './set-file.ts'
import { trialTable } from './show.ts'

const pair = { source: locale('fr'), target: locale('es') }
const ada = person('ada', ['reviewer'], [pair.target])
const bob = person('bob', ['reviewer'], [pair.target])

let pipeline: Pipeline
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-trial-'))
  pipeline = await openPipeline([scriptedEngine(marked, { name: 'present', pairs: ['fr-es'] })])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
  const made = await submitCase(pipeline.deps, {
    actor: person('ingest', ['submitter']),
    submission: submission(),
  })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const [first] = (await pipeline.views.translations({ target: pair.target }, { limit: 1 })).items
  const found = first === undefined ? undefined : await pipeline.views.translation(first.translation.id)
  const item = found?.items[0]
  if (first === undefined || item === undefined) throw new Error('There is no Spanish translation.')
  const edited = await editSegment(pipeline.deps, {
    actor: ada,
    translationId: first.translation.id,
    key: item.key,
    target: 'Lo que una persona escribe',
    expectedVersion: item.target.version,
  })
  if (isRefusal(edited)) throw new Error(edited.message)
  await approveTranslation(pipeline.deps, { actor: bob, translationId: first.translation.id })
})
afterAll(async () => {
  await pipeline.close()
  await rm(folder, { recursive: true })
})

const choose = (seed: number, count = 200) =>
  createReviewedSegments(pipeline.pool).choose({ ...pair, seed, count })

test('the same seed chooses the same reviewed segments with their drafts, a smaller set is the beginning of a larger one', async () => {
  const set = await choose(1)
  expect(await choose(1)).toEqual(set)
  expect(await choose(1, 2)).toEqual(set.slice(0, 2))
  expect(set.length).toBeGreaterThan(2)
  expect(new Set(set.map(({ source }) => source)).size).toBe(set.length)
  for (const { source, draft } of set) expect(draft).toEqual({ text: `[es: ${source}]`, engine: 'present' })
  expect(set.filter(({ target }) => target === 'Lo que una persona escribe')).toHaveLength(1)
  const other = await choose(2)
  expect(other).not.toEqual(set)
  expect(fingerprint(other)).toBe(fingerprint(set))
  expect(fingerprint(set.slice(1))).not.toBe(fingerprint(set))
})

test('an engine is measured beside the drafts in use over the same segments, and nothing of the cases changes', async () => {
  const counts = async () =>
    (
      await pipeline.pool.query(
        'select (select count(*) from events) as events, (select count(*) from engine_replies) as replies, (select sum(version) from targets) as versions',
      )
    ).rows
  const before = await counts()
  const set = await choose(1)
  const perfect = scriptedEngine(
    ({ texts }) => ({
      ok: true,
      texts: texts.map((text) => set.find(({ source }) => source === text)?.target ?? ''),
      billedCharacters: 0,
    }),
    { name: 'perfect', texts: 2 },
  )
  const report = await runTrial(perfect, { ...pair, set })
  expect(report).toMatchObject({
    segments: set.length,
    refused: 0,
    fingerprint: fingerprint(set),
    trial: { chrf: 100, hter: 0 },
    beside: [{ engine: 'present', segments: set.length, trial: { chrf: 100, hter: 0 } }],
  })
  const [present] = report.beside
  expect(present?.drafts.chrf).toBeLessThan(100)
  expect(present?.drafts.hter).toBeGreaterThan(0)
  expect(perfect.requests.every(({ texts }) => texts.length <= 2)).toBe(true)
  expect(await counts()).toEqual(before)
  expect(trialTable(report)).toContain('too small a sample')
})

const SET: readonly ReviewedSegment[] = [
  { source: 'Un chat', target: 'Un gato', draft: { text: 'Un <1>gato</1> gris', engine: 'present' } },
  { source: 'Deux chats', target: 'Dos gatos' },
]

test('a text that the engine refuses is left out and counted', async () => {
  const picky = scriptedEngine((request) =>
    request.texts.includes('Un chat') ? { ok: false, kind: 'bad_input', message: 'No.' } : marked(request),
  )
  const report = await runTrial(picky, { ...pair, set: SET })
  expect(report).toMatchObject({ segments: 1, refused: 1, beside: [] })
  expect(trialTable(report)).toContain('1 segment(s) that the engine refused')
})

test('an engine with a price is billed once: it is told the most, and what may have been billed is not sent again', async () => {
  const failing = scriptedEngine(() => ({ ok: false, kind: 'transient', message: 'The line is dead.' }))
  await expect(runTrial(failing, { ...pair, set: SET })).rejects.toThrow('The line is dead.')
  expect(failing.requests).toHaveLength(1)
  const most = failing.requests[0]?.mostBilled ?? Number.POSITIVE_INFINITY
  const bill = billFor(
    failing,
    SET.map(({ source }) => source),
  )
  expect(bill?.characters).toBeGreaterThanOrEqual(most)
  expect(bill?.cost).toBeCloseTo(((bill?.characters ?? 0) * 20) / 1_000_000, 12)
  expect(billFor(instantEngine(), ['Un chat'])).toBeNull()
})

test('a set that was kept is read as it was, by its owner only, and of no other pair', async () => {
  const file = join(folder, 'set.jsonl')
  expect(await readSet(file, pair)).toBeUndefined()
  await writeSet(file, SET, pair)
  expect(await readSet(file, pair)).toEqual(SET)
  expect((await stat(file)).mode & 0o077).toBe(0)
  await expect(readSet(file, { ...pair, target: locale('en') })).rejects.toThrow(
    "line 1: this set is from 'fr' to 'es'",
  )
  await writeFile(file, '\n{"source":"Un chat"}\n')
  await expect(readSet(file, pair)).rejects.toThrow('line 2: "source" and "target" are texts')
})
