import { locale } from '@passerelle/domain'
import { marked, scriptedEngine } from '@passerelle/testkit'
import type { Engine, EngineFailure, EngineReply, EngineRequest } from '@passerelle/workflow'
import { expect, test } from 'vitest'
import { guardedEngine } from './guarded-engine.ts'

const [fr, en, es] = [locale('fr'), locale('en'), locale('es')]
const failed = (kind: EngineFailure['kind'], retryAfterMs?: number): EngineFailure => ({
  ok: false,
  kind,
  message: `It said ${kind}.`,
  ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
})

/** An engine that answers as `answers` says in turn, and then well; with a clock of its own and what its guard told. */
function guarded(...answers: readonly (EngineFailure | 'well')[]) {
  const told: string[] = []
  let now = 0
  const script = (request: EngineRequest, call: number): EngineReply | EngineFailure => {
    const answer = answers[call - 1] ?? 'well'
    return answer === 'well' ? marked(request) : answer
  }
  const inner = scriptedEngine(script)
  const engine = guardedEngine(inner, {
    breaker: { failures: 2, pauseMs: 1000, longestPauseMs: 4000 },
    now: () => now,
    random: () => 0,
    watch: {
      breaker: (name, source, target, state) => told.push(`${name} ${source}-${target} ${state}`),
      pause: (name, kind, until) => told.push(`${name} ${kind} until ${until}`),
    },
  })
  const wait = (ms: number): void => {
    now += ms
  }
  return { engine, told, asked: () => inner.requests.length, wait }
}
const ask = (engine: Engine, target = en, signal = AbortSignal.timeout(1000)) =>
  engine.translate({ source: fr, target, texts: ['Oui'], signal })

test('repeated failures keep requests away from a pair, until one of them succeeds after the pause', async () => {
  const { engine, told, asked, wait } = guarded(failed('transient'), failed('bad_reply'), failed('auth'))
  await ask(engine)
  expect(engine.isOpenTo(fr, en)).toBe(true)
  await ask(engine)
  expect(engine.isOpenTo(fr, en)).toBe(false)
  expect(await ask(engine)).toMatchObject({ kind: 'transient', retryAfterMs: 1000 })
  expect(asked()).toBe(2)
  // The next pair is another matter.
  expect(engine.isOpenTo(fr, es)).toBe(true)

  wait(1000)
  expect(await ask(engine)).toMatchObject({ kind: 'auth' })
  expect(await ask(engine)).toMatchObject({ kind: 'transient', retryAfterMs: 2000 })
  wait(2000)
  expect(await ask(engine)).toMatchObject({ ok: true })
  expect(await ask(engine)).toMatchObject({ ok: true })
  expect(asked()).toBe(5)
  expect(told).toEqual([
    'scripted fr-en closed',
    'scripted fr-en open',
    'scripted fr-en half-open',
    'scripted fr-en open',
    'scripted fr-en half-open',
    'scripted fr-en closed',
  ])
})

test('only one request is the probe', async () => {
  const { engine, asked, wait } = guarded(failed('transient'), failed('transient'))
  await ask(engine)
  await ask(engine)
  wait(1000)
  const replies = await Promise.all([ask(engine), ask(engine), ask(engine)])
  expect(replies.map(({ ok }) => ok)).toEqual([true, false, false])
  expect(asked()).toBe(3)
})

test.each(['rate_limit', 'quota'] as const)('a %s pauses every pair for as long as told', async (kind) => {
  const { engine, told, asked, wait } = guarded(failed(kind, 7000))
  await ask(engine)
  wait(3000)
  expect(engine.isOpenTo(fr, es)).toBe(false)
  expect(await ask(engine, es)).toEqual({ ok: false, kind, message: `It said ${kind}.`, retryAfterMs: 4000 })
  wait(4000)
  expect(await ask(engine, es)).toMatchObject({ ok: true })
  expect(asked()).toBe(2)
  expect(told).toContain(`scripted ${kind} until 7000`)
})

test('an engine that does not say how long is asked again after five seconds, for its quota after fifteen minutes', async () => {
  for (const [kind, ms] of [
    ['rate_limit', 5000],
    ['quota', 900_000],
  ] as const) {
    const { engine, wait } = guarded(failed(kind))
    await ask(engine)
    wait(ms - 1)
    expect(engine.isOpenTo(fr, en)).toBe(false)
    wait(1)
    expect(engine.isOpenTo(fr, en)).toBe(true)
  }
})

test('texts that an engine refuses, and requests that their caller ended, are no failures of the engine', async () => {
  const { engine } = guarded(...['too_large', 'bad_input', 'too_large'].map(() => failed('too_large')))
  for (let call = 0; call < 3; call += 1) await ask(engine)
  expect(engine.isOpenTo(fr, en)).toBe(true)

  const ended = guarded(failed('transient'), failed('transient'), failed('transient'))
  for (let call = 0; call < 3; call += 1) await ask(ended.engine, en, AbortSignal.abort())
  expect(ended.engine.isOpenTo(fr, en)).toBe(true)
})

test('an engine that throws is one that fails, and holds no probe for ever', async () => {
  const inner: Engine = { ...scriptedEngine(), translate: () => Promise.reject(new Error('a bug')) }
  let now = 0
  const engine = guardedEngine(inner, {
    breaker: { failures: 1, pauseMs: 10, longestPauseMs: 10 },
    now: () => now,
  })
  await expect(ask(engine)).rejects.toThrow('a bug')
  now = 20
  await expect(ask(engine)).rejects.toThrow('a bug')
  now = 40
  expect(engine.isOpenTo(fr, en)).toBe(true)
})
