import { isRefusal, locale } from '@passerelle/domain'
import { MAX_DEATHS } from '@passerelle/jobs'
import {
  enrol,
  marked,
  openPipeline,
  type Pipeline,
  person,
  scriptedEngine,
  submission,
  unhurriedBatcher,
} from '@passerelle/testkit'
import { afterEach, describe, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { editSegment } from './edit-segment.ts'
import type { Engine } from './ports/index.ts'
import { retryTranslation } from './retry-translation.ts'
import { runJob } from './run-job.ts'
import { submitCase } from './submit-case.ts'

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('es')])
const bob = person('bob', ['reviewer'], [locale('es')])
const toSpanish = { pairs: ['fr-es'] }

let pipeline: Pipeline
afterEach(() => pipeline.close())

async function draft(engines: readonly Engine[], externalId = 'draft:1') {
  pipeline = await openPipeline(engines)
  await enrol(pipeline.pool, ada)
  await submitAgain(externalId)
  return spanish()
}
async function submitAgain(externalId: string) {
  const result = await submitCase(pipeline.deps, { actor: ingest, submission: submission({ externalId }) })
  if (isRefusal(result)) throw new Error(result.message)
  await pipeline.drain()
  return result
}
async function spanish() {
  const page = await pipeline.views.translations({ target: locale('es') }, { limit: 10 })
  const view = await pipeline.views.translation(page.items[0]?.translation.id ?? '')
  if (view === undefined) throw new Error('There is no Spanish translation.')
  return view
}
const billed = async () => (await pipeline.views.status(pipeline.deps.now())).billedCharacters

describe('without an engine for the pair', () => {
  it('a translation is blocked with its reason, assigned, and a person can still write and publish it', async () => {
    const view = await draft([scriptedEngine(marked, { pairs: ['de-en'] })])
    expect(view.translation).toMatchObject({
      state: 'blocked',
      block: { reason: 'no_engine' },
      assignee: 'ada',
    })
    for (const { key } of view.items) {
      const { translation } = await spanish()
      const { id: translationId, version: expectedVersion } = translation
      await editSegment(pipeline.deps, {
        actor: ada,
        translationId,
        key,
        target: `Frase ${key}.`,
        expectedVersion,
      })
    }
    const { translation } = await spanish()
    expect(translation.state).toBe('in_review')
  })
})

describe('what an engine answers', () => {
  it('is kept request by request, so that another try asks only for the rest', async () => {
    const engine = scriptedEngine(
      (request, call) =>
        call === 2 ? { ok: false, kind: 'transient', message: 'The line went dead.' } : marked(request),
      { ...toSpanish, texts: 2 },
    )
    const first = await draft([engine])
    expect(first.translation.state).toBe('drafting')
    expect(first.items.filter(({ target }) => target.state === 'translated')).toHaveLength(2)
    pipeline.deps.advance(2_000)
    await pipeline.drain()
    expect((await spanish()).translation.state).toBe('in_review')
    const asked = engine.requests.flatMap(({ texts }, index) => (index === 1 ? [] : texts))
    expect(new Set(asked).size).toBe(asked.length)
  })
  it('to a request to slow down is waited for, however often, and no try is lost (M1)', async () => {
    const engine = scriptedEngine(
      (request, call) =>
        call <= 12
          ? { ok: false, kind: 'rate_limit', message: 'Slow down.', retryAfterMs: 3_000 }
          : marked(request),
      toSpanish,
    )
    await draft([engine])
    for (let wait = 0; wait < 12; wait += 1) {
      pipeline.deps.advance(3_000)
      await pipeline.drain()
    }
    expect((await spanish()).translation.state).toBe('in_review')
    expect(engine.requests).toHaveLength(13)
  })
  it('of no quota goes to the next engine, and without one blocks with the reason (M2)', async () => {
    const empty = scriptedEngine(() => ({ ok: false, kind: 'quota', message: 'The quota is used up.' }), {
      ...toSpanish,
      name: 'empty',
    })
    const view = await draft([empty, scriptedEngine(marked, toSpanish)])
    expect(view.translation.state).toBe('in_review')
    await pipeline.close()
    const alone = await draft([empty])
    expect(alone.translation).toMatchObject({ state: 'blocked', block: { reason: 'budget' } })
  })
  it('that fails again and again leaves the translation to a person with the reason, and a retry redrafts it (M3)', async () => {
    let broken = true
    const engine = scriptedEngine(
      (request) => (broken ? { ok: false, kind: 'transient', message: 'Bad gateway.' } : marked(request)),
      toSpanish,
    )
    await draft([engine])
    for (const seconds of [2, 5, 20, 80]) {
      pipeline.deps.advance(seconds * 1_000)
      await pipeline.drain()
    }
    const { translation } = await spanish()
    expect(translation).toMatchObject({
      state: 'blocked',
      block: { reason: 'engine_failed', message: 'Bad gateway.' },
    })
    broken = false
    await retryTranslation(pipeline.deps, { actor: ada, translationId: translation.id })
    await pipeline.drain()
    expect((await spanish()).translation.state).toBe('in_review')
  })
  it('with the wrong count is never stored (M6)', async () => {
    const view = await draft([
      scriptedEngine(() => ({ ok: true, texts: ['one'], billedCharacters: 3 }), toSpanish),
    ])
    expect(view.items.every(({ target }) => target.state === 'initial')).toBe(true)
  })
  it('with lost codes stands in the way of approval, and the draft is kept with the defect named (M7)', async () => {
    const stripped = scriptedEngine((request) => {
      const reply = marked(request)
      return { ...reply, texts: reply.texts.map((text) => text.replace(/<\/?\d+\/?>/g, '')) }
    }, toSpanish)
    const view = await draft([stripped])
    expect(
      view.items.flatMap(({ target }) =>
        target.findings.map(({ check, severity }) => `${check} ${severity}`),
      ),
    ).toContain('xml-tags error')
    const refused = await approveTranslation(pipeline.deps, {
      actor: bob,
      translationId: view.translation.id,
    })
    expect(refused).toMatchObject({ code: 'blocking_findings' })
  })
  it('with NUL and lone surrogates is cleaned before it is stored', async () => {
    const dirty = scriptedEngine(
      (request) => ({ ...marked(request), texts: request.texts.map(() => 'a\0b\uD800c') }),
      toSpanish,
    )
    expect((await draft([dirty])).items[0]?.target.target).toBe('ab\uFFFDc')
  })
  it('that refuses one text leaves that one to the reviewer and does the others', async () => {
    const picky = scriptedEngine(
      (request) =>
        request.texts.some((text) => text.includes('budget')) && request.texts.length > 0
          ? { ok: false, kind: 'bad_input', message: 'Not this one.' }
          : marked(request),
      toSpanish,
    )
    const view = await draft([picky])
    const empty = view.items.filter(({ target }) => target.state === 'initial')
    expect(empty.every(({ source }) => source.includes('budget'))).toBe(true)
    expect(empty.length).toBeLessThan(view.items.length)
    expect(view.translation.state).toBe('in_review')
  })
})

describe('the memory', () => {
  it('is asked before any engine: a second case with the same sentences costs nothing', async () => {
    const engine = scriptedEngine(marked, toSpanish)
    const { translation } = await draft([engine])
    await approveTranslation(pipeline.deps, { actor: bob, translationId: translation.id })
    const before = await billed()
    await submitAgain('draft:twin')
    const twin = await spanish()
    expect(twin.translation.state).toBe('in_review')
    for (const { target } of twin.items)
      expect(target.origin).toMatchObject({ type: 'tm', match: 'in-context', percent: 101, from: 'mt' })
    expect(await billed()).toEqual(before)
  })
})

describe('a worker that dies', () => {
  it(`${MAX_DEATHS} times over one draft leaves it blocked with the cause named, and one retry starts it anew (K7)`, async () => {
    let alive = false
    const hanging: Engine = {
      ...scriptedEngine(marked, toSpanish),
      translate: (request) => (alive ? Promise.resolve(marked(request)) : new Promise(() => undefined)),
    }
    pipeline = await openPipeline([hanging])
    await enrol(pipeline.pool, ada)
    await submitCase(pipeline.deps, { actor: ingest, submission: submission() })
    await runFirst('detect-case')
    const { translation } = await spanish()
    const job = { name: 'draft-translation', payload: { translationId: translation.id } } as const
    // A run that is never awaited is what a killed worker leaves: a job begun and not ended.
    for (let death = 0; death < MAX_DEATHS; death += 1) {
      void runJob({ ...pipeline.deps, batcher: unhurriedBatcher(pipeline.deps.store) }, job)
      await expect.poll(async () => (await attempts(translation.id))[0]?.deaths).toBe(death)
    }
    expect(await runJob(pipeline.deps, job)).toMatchObject({
      outcome: 'given-up',
      failure: { code: 'worker_died' },
    })
    expect((await spanish()).translation).toMatchObject({
      state: 'blocked',
      block: { reason: 'worker_died' },
    })
    alive = true
    await retryTranslation(pipeline.deps, { actor: ada, translationId: translation.id })
    await pipeline.drain()
    expect((await spanish()).translation.state).toBe('in_review')
  })
})

async function runFirst(name: string): Promise<void> {
  await pipeline.deps.store.outbox.relay(100, pipeline.deps.now(), async (jobs) => {
    for (const job of jobs) if (job.name === name) await runJob(pipeline.deps, job)
  })
}
const attempts = async (subject: string) =>
  (await pipeline.pool.query('select deaths from attempts where subject = $1', [subject])).rows
