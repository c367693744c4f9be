import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Loop, startLoop } from './loop.ts'

const options = { everyMs: 1_000, gatherMs: 5, backOffMs: 100, mostBackOffMs: 400, onError: () => undefined }
let loop: Loop | undefined

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(async () => {
  const closed = loop?.close()
  await vi.runOnlyPendingTimersAsync()
  await closed
  vi.useRealTimers()
})

test('the first round runs at once and the next ones on time', async () => {
  const round = vi.fn(() => Promise.resolve())
  loop = startLoop(round, options)
  await vi.advanceTimersByTimeAsync(5)
  expect(round).toHaveBeenCalledTimes(1)
  await vi.advanceTimersByTimeAsync(2_000)
  expect(round).toHaveBeenCalledTimes(3)
})

test('many wake-ups close together cause one round', async () => {
  const round = vi.fn(() => Promise.resolve())
  loop = startLoop(round, options)
  await vi.advanceTimersByTimeAsync(5)
  for (let wake = 0; wake < 50; wake++) loop.wake()
  await vi.advanceTimersByTimeAsync(5)
  expect(round).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(500)
  expect(round).toHaveBeenCalledTimes(2)
})

test('a wake-up during a round causes another right after it', async () => {
  const round = vi.fn(() => new Promise<void>((resolve) => setTimeout(resolve, 50)))
  loop = startLoop(round, options)
  await vi.advanceTimersByTimeAsync(20)
  loop.wake()
  await vi.advanceTimersByTimeAsync(40)
  expect(round).toHaveBeenCalledTimes(2)
})

test('failures are told and waited over longer and longer, whoever wakes it', async () => {
  const onError = vi.fn()
  const round = vi.fn(() => Promise.reject(new Error('away')))
  loop = startLoop(round, { ...options, onError })
  const calls: number[] = []
  for (const ms of [5, 100, 200, 400, 400]) {
    loop.wake()
    await vi.advanceTimersByTimeAsync(ms - 1)
    calls.push(round.mock.calls.length)
    await vi.advanceTimersByTimeAsync(1)
    calls.push(round.mock.calls.length)
  }
  expect(calls).toEqual([0, 1, 1, 2, 2, 3, 3, 4, 4, 5])
  expect(onError).toHaveBeenCalledTimes(5)
})

test('after a failure that is over the rounds are on time again', async () => {
  const round = vi.fn(() => Promise.resolve())
  round.mockRejectedValueOnce(new Error('away'))
  loop = startLoop(round, options)
  await vi.advanceTimersByTimeAsync(105)
  expect(round).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(999)
  expect(round).toHaveBeenCalledTimes(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(round).toHaveBeenCalledTimes(3)
})

test('closing waits for the round under way and starts no other', async () => {
  let ended = false
  const round = vi.fn(async () => {
    await new Promise<void>((resolve) => setTimeout(resolve, 50))
    ended = true
  })
  loop = startLoop(round, options)
  await vi.advanceTimersByTimeAsync(10)
  const closed = loop.close()
  await vi.advanceTimersByTimeAsync(50)
  await closed
  expect(ended).toBe(true)
  await vi.advanceTimersByTimeAsync(5_000)
  expect(round).toHaveBeenCalledTimes(1)
})
