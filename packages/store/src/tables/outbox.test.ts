import { isRefusal } from '@passerelle/domain'
import type { Job } from '@passerelle/jobs'
import { openPipeline, type Pipeline, person, submission } from '@passerelle/testkit'
import { submitCase } from '@passerelle/workflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline()
})
afterEach(() => pipeline.close())

const job = (last: number): Job => ({
  name: 'draft-translation',
  payload: { translationId: `019ac0de-0000-7000-8000-${String(last).padStart(12, '0')}` },
})
const add = (jobs: readonly Job[], notBefore?: Date) =>
  pipeline.deps.store.write((tx) => tx.outbox.add(jobs, notBefore))
const taken = async (limit = 100): Promise<readonly Job[]> => {
  const jobs: Job[] = []
  await pipeline.deps.store.outbox.relay(limit, pipeline.deps.now(), async (batch) => {
    jobs.push(...batch)
  })
  return jobs
}
const sweep = async () => {
  const stalledBefore = new Date(pipeline.deps.now().getTime() - 30_000)
  return pipeline.deps.store.outbox.sweep(stalledBefore, pipeline.deps.now(), 100)
}

describe('the outbox', () => {
  it('keeps a job once, however often it is announced, and at its earliest time', async () => {
    await add([job(1), job(2)], new Date('2026-11-23T09:00:00Z'))
    await add([job(1)])
    expect(await taken()).toEqual([job(1)])
    expect(await taken()).toEqual([])
  })
  it('keeps what could not be handed on', async () => {
    await add([job(1)])
    const down = () => Promise.reject(new Error('The queue is away.'))
    await expect(pipeline.deps.store.outbox.relay(10, pipeline.deps.now(), down)).rejects.toThrow('away')
    expect(await taken()).toEqual([job(1)])
  })
  it('is emptied by several relays without handing anything on twice', async () => {
    await add(Array.from({ length: 300 }, (_, index) => job(index)))
    const rounds = await Promise.all(Array.from({ length: 6 }, () => taken(50)))
    expect(new Set(rounds.flat().map((one) => JSON.stringify(one))).size).toBe(300)
    expect(rounds.flat()).toHaveLength(300)
  })
  it('wakes whoever listens when a transaction with rows commits, also after its connection was cut', async () => {
    let woken = 0
    const listener = await pipeline.deps.store.outbox.listen(() => {
      woken += 1
    })
    await expect.poll(() => woken).toBeGreaterThan(0)
    await pipeline.pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()",
    )
    woken = 0
    // Taking up again wakes once by itself, since an announcement may have been missed in between.
    await expect.poll(() => woken, { timeout: 5_000 }).toBeGreaterThan(0)
    woken = 0
    await add([job(1)])
    await expect.poll(() => woken).toBeGreaterThan(0)
    await listener.close()
  })
})

describe('the sweep', () => {
  it('announces again what should have moved on, once in its time, until it has', async () => {
    const submitted = await submitCase(pipeline.deps, {
      actor: person('ingest', ['submitter']),
      submission: submission(),
    })
    if (isRefusal(submitted)) throw new Error(submitted.message)
    const lost = await taken()
    expect(lost.map(({ name }) => name)).toEqual(['detect-case'])
    expect(await sweep()).toBe(0)
    pipeline.deps.advance(31_000)
    expect(await sweep()).toBe(1)
    expect(await sweep()).toBe(0)
    expect(await taken()).toEqual(lost)
    pipeline.deps.advance(31_000)
    await sweep()
    await pipeline.drain()
    pipeline.deps.advance(31_000)
    // What is left waits for a reviewer that this installation does not have.
    expect(await sweep()).toBe(2)
    expect((await taken()).map(({ name }) => name)).toEqual(['assign-reviewer', 'assign-reviewer'])
  })
  it('brings every case to its end although every announcement was lost on its way', async () => {
    await submitCase(pipeline.deps, { actor: person('ingest', ['submitter']), submission: submission() })
    for (let round = 0; round < 8; round += 1) {
      pipeline.deps.advance(31_000)
      await sweep()
      const due = await taken()
      // One round of work; whatever it announces is thrown away with the queue.
      await pipeline.deps.store.write((tx) => tx.outbox.add(due))
      await pipeline.drainOnce()
      await taken()
    }
    const [overview] = (await pipeline.views.cases({}, { limit: 5 })).items
    expect(overview?.translations.map(({ state }) => state)).toEqual(['blocked', 'blocked'])
    expect(overview?.versions).toEqual([{ locale: 'fr', number: 1, revision: 1 }])
  })
})
