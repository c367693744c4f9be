import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { type Stack, startStack } from './infra-stack.ts'

// Long enough for every retry that could give up to give up (connecting 5 s, BullMQ's runs), short enough for a test.
const AWAY_MS = 15_000

const post = (site: string): Promise<Response> =>
  fetch(`${site}/api/v1/cases`, {
    method: 'POST',
    headers: { authorization: `Bearer ${'x'.repeat(43)}`, 'content-type': 'application/json' },
    body: JSON.stringify({ externalId: 'away', title: 'Away', body: 'Nobody is there.', format: 'text' }),
  })

describe('the pipeline on PostgreSQL, each service its own process', { timeout: 300_000 }, () => {
  let stack: Stack
  beforeAll(async () => {
    stack = await startStack()
  })
  afterAll(() => stack.close())
  afterEach(() => {
    expect(stack.services.map((service) => service.exited())).toEqual(stack.services.map(() => false))
  })

  const allEnd = async (): Promise<void> => {
    await stack.until(
      'every case is drafted',
      async () => (await stack.drafted()) === stack.accepted(),
      90_000,
    )
  }
  const sound = async (): Promise<void> => {
    expect(await stack.invariant()).toEqual({
      accepted: stack.accepted(),
      open: 0,
      waitingRevisions: 0,
      blocked: 0,
      doubleVersions: 0,
      versions: stack.accepted() + (await stack.published()),
      deadLetters: 0,
      audit: true,
    })
  }

  it('I1: ends every case when the database crashes again and again in the middle of the run', async () => {
    const submitting = stack.submit(40)
    for (const part of [1, 12, 28]) {
      await stack.until(
        'the run is under way',
        async () => (await stack.ask('from translations')) >= part * 2,
      )
      await stack.crashDatabase()
    }
    await submitting
    await allEnd()
    const approving = stack.approve()
    await stack.until('publishing is under way', async () => (await stack.published()) >= 10)
    await stack.crashDatabase()
    await approving
    await stack.until('all is published', async () => (await stack.published()) === 80, 120_000)
    await sound()
  })

  it('I2: goes on within five seconds when the database was away for a while, without a restart', async () => {
    await stack.submit(5)
    await stack.proxy.down()
    await stack.submit(5)
    const refused = await post(stack.intake)
    expect(refused.status).toBe(503)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await fetch(`${stack.intake}/readyz`)).status).toBe(503)
    expect((await fetch(`${stack.intake}/healthz`)).status).toBe(200)
    await pause(AWAY_MS)
    expect(await stack.ask("from revisions where stage = 'received'")).toBeGreaterThanOrEqual(5)
    await stack.proxy.up()
    const back = performance.now()
    await stack.until(
      'a waiting case is detected',
      async () => (await stack.ask("from revisions where stage = 'received'")) < 5,
    )
    expect(performance.now() - back).toBeLessThan(5_000)
    await allEnd()
    // A token that nobody has: judging it takes the database.
    expect((await post(stack.intake)).status).toBe(401)
    expect((await fetch(`${stack.intake}/readyz`)).status).toBe(200)

    const began = performance.now()
    await stack.submit(1)
    await allEnd()
    // Woken by the database's own notices again, no longer by polling alone: each of four stages would add a second or more.
    expect(performance.now() - began).toBeLessThan(3_000)
    await sound()
  })

  it('puts the queue back and ends every case when its schema is dropped in the middle of the run', async () => {
    const before = stack.accepted()
    const submitting = stack.submit(30)
    await stack.until('the run is under way', async () => (await stack.drafted()) >= before + 5)
    await stack.dropQueue()
    await submitting
    await stack.until(
      'the queue is back',
      async () => (await stack.ask("from pg_namespace where nspname = 'queue'")) === 1,
    )
    await stack.dropQueue()
    await allEnd()
    await sound()
  })
})
