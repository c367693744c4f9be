import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { JOB_NAMES, type Job } from '@passerelle/jobs'
import {
  type BullQueue,
  createQueue,
  isQueueMissing,
  type QueueOptions,
  type QueueProblem,
  type QueueTarget,
} from '@passerelle/queue'
import type { Poison } from '@passerelle/workflow'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { killAll, startProcess } from '../faults/processes.ts'

/** A queue server that the suite may mistreat. */
export interface QueueServer {
  readonly target: QueueTarget
  /** Loses everything that the queue holds. */
  readonly wipe: () => Promise<void>
  /** Cuts every connection but its own; returns how many there were. */
  readonly cut: () => Promise<number>
  /** Puts an entry into a queue that no code of the project would put there. */
  readonly smuggle: (queue: string, name: string, data: unknown) => Promise<void>
  readonly close: () => Promise<void>
}

const FAST: Partial<QueueOptions> = { lockDurationMs: 2_000, stalledIntervalMs: 500, startTimeoutMs: 5_000 }

const draft = (): Job => ({ name: 'draft-translation', payload: { translationId: randomUUID() } })
const detect = (): Job => ({ name: 'detect-case', payload: { revisionId: randomUUID() } })

/** What every queue behind the job port must do. */
export function queueConformance(title: string, open: () => Promise<QueueServer>): void {
  describe(title, () => {
    let server: QueueServer
    let queue: BullQueue
    const problems: QueueProblem[] = []
    const poison: Poison[] = []
    const opened: BullQueue[] = []

    const another = async (options: Partial<QueueOptions> = {}): Promise<BullQueue> => {
      const made = await createQueue(server.target, {
        ...FAST,
        onProblem: (problem) => problems.push(problem),
        ...options,
      })
      opened.push(made)
      return made
    }
    const setAside = async (letter: Poison): Promise<void> => {
      poison.push(letter)
    }
    const collect = async (from: BullQueue, concurrency = 5): Promise<Job[]> => {
      const done: Job[] = []
      const handle = async (job: Job): Promise<void> => {
        done.push(job)
      }
      await from.work('draft-translation', { handle, setAside }, { concurrency })
      return done
    }
    const soon = (check: () => void | Promise<void>, timeout = 5_000): Promise<void> =>
      vi.waitFor(check, { timeout, interval: 20 })

    beforeAll(async () => {
      server = await open()
      await (await createQueue(server.target, FAST).catch(() => undefined))?.close()
    }, 60_000)
    afterAll(() => server.close(), 30_000)
    afterEach(async () => {
      await killAll()
      await Promise.all(opened.splice(0).map((each) => each.close()))
      await server.wipe()
      problems.length = 0
      poison.length = 0
    }, 30_000)

    it('hands every added job to a worker, with its payload', async () => {
      queue = await another()
      const jobs = Array.from({ length: 40 }, draft)
      const done = await collect(queue)
      await queue.add([...jobs, detect()])
      await soon(() => expect(done).toHaveLength(40))
      expect(new Set(done.map((job) => JSON.stringify(job)))).toEqual(
        new Set(jobs.map((job) => JSON.stringify(job))),
      )
    })

    it('keeps a job once that is added twice while it waits', async () => {
      queue = await another()
      const job = draft()
      await queue.add([job, job])
      await queue.add([job])
      expect((await queue.counts())['draft-translation'].waiting).toBe(1)
      const done = await collect(queue)
      await soon(() => expect(done).toEqual([job]))
    })

    it('takes a job again that was done before', async () => {
      queue = await another()
      const job = draft()
      const done = await collect(queue)
      await queue.add([job])
      await soon(() => expect(done).toHaveLength(1))
      await soon(async () => expect((await queue.counts())['draft-translation'].active).toBe(0))
      await queue.add([job])
      await soon(() => expect(done).toHaveLength(2))
    })

    it('lets two relays add the same jobs at once', async () => {
      queue = await another()
      const other = await another()
      const jobs = Array.from({ length: 50 }, draft)
      await Promise.all([queue.add(jobs), other.add([...jobs].reverse()), queue.add(jobs), other.add(jobs)])
      expect((await queue.counts())['draft-translation'].waiting).toBe(50)
    })

    it('runs as many jobs at once as asked for, and no more', async () => {
      queue = await another()
      let now = 0
      let most = 0
      const handle = async (): Promise<void> => {
        now += 1
        most = Math.max(most, now)
        await pause(50)
        now -= 1
      }
      await queue.add(Array.from({ length: 12 }, draft))
      await queue.work('draft-translation', { handle, setAside }, { concurrency: 3 })
      await soon(async () => {
        expect(await queue.counts()).toMatchObject({ 'draft-translation': { waiting: 0, active: 0 } })
      })
      expect(most).toBe(3)
    })

    it('counts what waits and what runs', async () => {
      queue = await another()
      let finish = (): void => undefined
      const finished = new Promise<void>((resolve) => {
        finish = resolve
      })
      await queue.add([draft(), draft(), draft(), detect()])
      await queue.work('draft-translation', { handle: () => finished, setAside }, { concurrency: 1 })
      await soon(async () => {
        expect(await queue.counts()).toMatchObject({
          'draft-translation': { waiting: 2, active: 1, delayed: 0, failed: 0 },
          'detect-case': { waiting: 1, active: 0 },
        })
      })
      finish()
    })

    it('sets an entry aside that is no job, with its reason, and goes on', async () => {
      queue = await another()
      const done = await collect(queue)
      await server.smuggle('draft-translation', 'draft-translation', { translationId: 'not a uuid' })
      await server.smuggle('draft-translation', 'draft-translation', null)
      await server.smuggle('draft-translation', 'detect-case', { revisionId: randomUUID() })
      const job = draft()
      await queue.add([job])
      await soon(() => expect(done).toEqual([job]))
      await soon(() => expect(poison).toHaveLength(3))
      expect(poison.map(({ reason }) => reason).sort()).toEqual([
        expect.stringContaining('It waited among the jobs'),
        expect.any(String),
        expect.stringContaining('translationId'),
      ])
      await soon(async () => {
        expect((await queue.counts())['draft-translation']).toEqual({
          waiting: 0,
          active: 0,
          delayed: 0,
          failed: 0,
        })
      })
    })

    it('goes on after a handler threw something that no database can store', async () => {
      queue = await another()
      const [bad, good] = [draft(), draft()]
      const done: Job[] = []
      const handle = async (job: Job): Promise<void> => {
        done.push(job)
        if (JSON.stringify(job) === JSON.stringify(bad)) throw new Error('NUL \0 and a lone \ud800 surrogate')
      }
      await queue.work('draft-translation', { handle, setAside }, { concurrency: 1 })
      await queue.add([bad])
      await queue.add([good])
      await soon(() => expect(done).toHaveLength(2))
      expect(problems).toContainEqual({
        queue: 'draft-translation',
        message: expect.stringContaining('NUL \uFFFD and a lone \uFFFD surrogate'),
      })
      await pause(100)
      await queue.add([bad])
      await soon(() => expect(done).toHaveLength(3))
    })

    it('K1: gives a killed worker’s jobs to another within the lock and two sweeps, also the third time', async () => {
      queue = await another()
      const jobs = [draft(), draft()]
      const args = [JSON.stringify(server.target), JSON.stringify(FAST), 'draft-translation']
      for (let death = 0; death < 3; death++) {
        const worker = startProcess('tests/conformance/queue-worker.ts', args, {})
        await worker.says(/ready/)
        if (death === 0) await queue.add(jobs)
        await worker.says(/took.*took/s, 5_000)
        await worker.kill('SIGKILL')
      }
      const died = performance.now()
      const done = await collect(queue)
      await soon(() => expect(done).toHaveLength(2))
      // 2,000 ms of lock, two sweeps of 500, and the polls of this machine.
      expect(performance.now() - died).toBeLessThan(2_000 + 2 * 500 + 700)
    }, 60_000)

    it('keeps a job that takes longer than its lock', async () => {
      queue = await another({ lockDurationMs: 500, stalledIntervalMs: 200 })
      const other = await another({ lockDurationMs: 500, stalledIntervalMs: 200 })
      let runs = 0
      const handle = async (): Promise<void> => {
        runs += 1
        await pause(1_800)
      }
      await queue.work('draft-translation', { handle, setAside }, { concurrency: 1 })
      await other.work('draft-translation', { handle, setAside }, { concurrency: 1 })
      await queue.add([draft()])
      await pause(2_500)
      expect(runs).toBe(1)
    })

    it('works on after everything it held was wiped', async () => {
      queue = await another()
      const done = await collect(queue)
      await queue.add([draft()])
      await soon(() => expect(done).toHaveLength(1))
      await server.wipe()
      const job = draft()
      await soon(async () => {
        await queue.add([job]).catch(async (error: unknown) => {
          expect(isQueueMissing(error)).toBe(true)
          await queue.migrate()
          throw error
        })
      })
      await soon(() => expect(done).toHaveLength(2))
      expect(done[1]).toEqual(job)
      await queue.check()
    })

    it('takes jobs up again within five seconds after all its connections were cut', async () => {
      queue = await another()
      const done = await collect(queue)
      await queue.add([draft()])
      await soon(() => expect(done).toHaveLength(1))
      expect(await server.cut()).toBeGreaterThan(0)
      const cut = performance.now()
      await soon(() => queue.add([draft()]))
      await soon(() => expect(done).toHaveLength(2))
      expect(performance.now() - cut).toBeLessThan(5_000)
    })

    it('waits for the running job when it is closed, and takes no other', async () => {
      queue = await another()
      const done: Job[] = []
      let started = 0
      const handle = async (job: Job): Promise<void> => {
        started += 1
        await pause(400)
        done.push(job)
      }
      const worker = await queue.work('draft-translation', { handle, setAside }, { concurrency: 1 })
      await queue.add([draft(), draft()])
      await soon(() => expect(started).toBe(1))
      await worker.close()
      expect(done).toHaveLength(1)
      await pause(300)
      expect(started).toBe(1)
      expect((await queue.counts())['draft-translation']).toMatchObject({ waiting: 1, active: 0 })
    })

    it('closes with workers of every name running', async () => {
      queue = await another()
      for (const name of JOB_NAMES) {
        await queue.work(name, { handle: () => Promise.resolve(), setAside }, { concurrency: 2 })
      }
      await queue.check()
      await queue.close()
      opened.splice(0)
    })
  })
}
