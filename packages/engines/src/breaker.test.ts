import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type Breaker,
  type BreakerSettings,
  CLOSED,
  entered,
  type Outcome,
  passable,
  settled,
} from './breaker.ts'

const SETTINGS: BreakerSettings = { failures: 3, pauseMs: 1000, longestPauseMs: 5000 }

/** What happens to a breaker: a request comes, one of those under way ends, or time passes. */
type Event =
  | { readonly type: 'comes' }
  | { readonly type: 'ends'; readonly outcome: Outcome; readonly which: number }
  | { readonly type: 'waits'; readonly ms: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.constant({ type: 'comes' } as const),
  fc.record({
    type: fc.constant('ends' as const),
    outcome: fc.constantFrom<Outcome>('success', 'failure', 'silent'),
    which: fc.nat(),
  }),
  fc.record({ type: fc.constant('waits' as const), ms: fc.nat(4000) }),
)

interface Seen {
  readonly breaker: Breaker
  readonly now: number
  readonly underWay: readonly { readonly probe: boolean }[]
  readonly passed: boolean
}

/** Every state that a breaker goes through, with the requests that are under way in it. */
function run(events: readonly Event[]): Seen[] {
  const seen: Seen[] = []
  let [breaker, now] = [CLOSED, 0]
  let underWay: { readonly probe: boolean }[] = []
  for (const happened of events) {
    let passed = false
    if (happened.type === 'waits') now += happened.ms
    if (happened.type === 'comes' && passable(breaker, now)) {
      passed = true
      underWay = [...underWay, { probe: breaker.state === 'open' }]
      breaker = entered(breaker)
    }
    if (happened.type === 'ends' && underWay.length > 0) {
      const index = happened.which % underWay.length
      const probe = underWay[index]?.probe ?? false
      underWay = underWay.toSpliced(index, 1)
      breaker = settled(breaker, happened.outcome, { probe, now, random: 0 }, SETTINGS)
    }
    seen.push({ breaker, now, underWay, passed })
  }
  return seen
}

describe('whatever happens, a breaker', () => {
  const everywhere = (holds: (seen: Seen) => boolean): void =>
    fc.assert(fc.property(fc.array(event, { maxLength: 60 }), (events) => run(events).every(holds)))

  test('lets one probe through at most', () => {
    everywhere(({ underWay }) => underWay.filter(({ probe }) => probe).length <= 1)
  })

  test('is half open exactly while its probe is under way', () => {
    everywhere(
      ({ breaker, underWay }) => (breaker.state === 'half-open') === underWay.some(({ probe }) => probe),
    )
  })

  test('lets nothing through before its pause is over, which is never longer than the longest', () => {
    everywhere(
      ({ breaker, now, passed }) =>
        breaker.state !== 'open' || (!passed && breaker.until - now <= SETTINGS.longestPauseMs),
    )
  })

  test('never counts as many failures as open it', () => {
    everywhere(({ breaker }) => breaker.state !== 'closed' || breaker.failures < SETTINGS.failures)
  })

  test('closes again once its engine works', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const last = run(events).at(-1)
        // The pause is over, all that was under way has ended well, and so has one request more.
        const after = run([
          ...events,
          ...(last?.underWay ?? []).map(() => ({ type: 'ends', outcome: 'success', which: 0 }) as const),
          { type: 'waits', ms: SETTINGS.longestPauseMs },
          { type: 'comes' },
          { type: 'ends', outcome: 'success', which: 0 },
        ])
        return after.at(-1)?.breaker.state === 'closed'
      }),
    )
  })
})

test('it opens after failures in a row, for twice as long each time, and no longer than the longest', () => {
  const end = (breaker: Breaker, outcome: Outcome, now: number, random = 0) =>
    settled(breaker, outcome, { probe: breaker.state === 'half-open', now, random }, SETTINGS)
  let breaker = end(end(end(CLOSED, 'failure', 0), 'success', 0), 'failure', 0)
  breaker = end(end(breaker, 'failure', 0), 'silent', 0)
  expect(breaker).toEqual({ state: 'closed', failures: 2 })
  breaker = end(breaker, 'failure', 0)
  expect(breaker).toEqual({ state: 'open', until: 1000, pauses: 1 })
  const pauses = [1, 2, 3, 4].map(() => {
    if (breaker.state !== 'open') throw new Error('It is not open.')
    const now = breaker.until
    breaker = end(entered(breaker), 'failure', now)
    return breaker.state === 'open' ? breaker.until - now : 0
  })
  expect(pauses).toEqual([2000, 4000, 5000, 5000])
  expect(end({ state: 'half-open', pauses: 1 }, 'failure', 0, 0.5)).toMatchObject({ until: 2200 })
})
