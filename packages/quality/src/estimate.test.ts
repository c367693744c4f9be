import { type Finding, locale, type Origin, personId, SEVERITIES } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Evidence, estimate } from './estimate.ts'

const at = '2026-11-25T00:00:00.000Z'
const mt: Origin = { type: 'mt', engine: 'apertium', at }
const evidence = (changes: Partial<Evidence> = {}): Evidence => ({
  source: 'Le budget participatif est ouvert à tous.',
  target: 'The participatory budget is open to everyone.',
  state: 'translated',
  origin: mt,
  findings: [],
  ...changes,
})
const finding = (severity: Finding['severity']): Finding => ({ check: 'same', severity, message: 'Wrong.' })
const dismissed = { by: personId('ada'), at, reason: 'So.' }

describe('an estimate', () => {
  test('starts from where the words come', () => {
    const tm = (match: 'exact' | 'in-context' | 'patched', from: 'human' | 'mt' = 'human'): Origin => ({
      type: 'tm',
      match,
      from,
      at,
    })
    const human: Origin = { type: 'human', by: personId('ada'), basis: 'mt', at }
    const scores = [tm('in-context'), human, tm('exact'), tm('exact', 'mt'), tm('patched'), mt].map(
      (origin) => estimate(evidence({ origin })).score,
    )
    expect(scores).toEqual([98, 95, 92, 87, 85, 70])
    expect(estimate(evidence({ state: 'reviewed' })).score).toBe(100)
    expect(estimate(evidence({ target: '', origin: null })).score).toBe(0)
  })
  test('tells its steps, which add up to it', () => {
    expect(estimate(evidence({ findings: [finding('error'), finding('warning'), finding('info')] }))).toEqual(
      {
        score: 28,
        steps: [
          { reason: 'machine', points: 70 },
          { reason: 'errors', points: -30 },
          { reason: 'warnings', points: -10 },
          { reason: 'notes', points: -2 },
        ],
      },
    )
  })
  test('of a machine follows its engine’s record for the pair, the more segments it has', () => {
    const score = (hter: number, segments: number) => estimate(evidence({ record: { hter, segments } })).score
    expect(score(0.1, 0)).toBe(70)
    expect(score(0.1, 20)).toBe(80)
    expect(score(0.1, 10_000)).toBe(90)
    expect(score(0.6, 10_000)).toBe(40)
  })
  test('counts no finding that a person has dismissed', () => {
    expect(estimate(evidence({ findings: [{ ...finding('error'), dismissed }] })).score).toBe(70)
  })
  test('falls where the length is out of proportion', () => {
    const target = 'Budget.'
    expect(estimate(evidence({ target })).steps).toContainEqual({ reason: 'length', points: -10 })
  })
})

const findings = fc.array(fc.constantFrom(...SEVERITIES).map(finding), { maxLength: 12 })
const origins = fc.constantFrom<Origin>(
  mt,
  { type: 'tm', match: 'exact', from: 'mt', at },
  { type: 'human', by: personId('ada'), basis: 'none', at },
  { type: 'source', language: locale('fr'), at },
)
const texts = fc.record({ source: fc.string({ maxLength: 80 }), target: fc.string({ maxLength: 80 }) })

describe('whatever is estimated', () => {
  test('is a whole number from 0 to 100', () => {
    fc.assert(
      fc.property(texts, origins, findings, (pair, origin, found) => {
        const { score } = estimate(evidence({ ...pair, origin, findings: found }))
        expect(Number.isInteger(score) && score >= 0 && score <= 100).toBe(true)
      }),
    )
  })
  test('never rises by one more finding, nor falls by one dismissed', () => {
    fc.assert(
      fc.property(
        texts,
        origins,
        findings,
        fc.constantFrom(...SEVERITIES),
        (pair, origin, found, severity) => {
          const of = (list: readonly Finding[]) =>
            estimate(evidence({ ...pair, origin, findings: list })).score
          expect(of([...found, finding(severity)])).toBeLessThanOrEqual(of(found))
          expect(of([...found, { ...finding(severity), dismissed }])).toBe(of(found))
        },
      ),
    )
  })
  test('never rises with a worse record of the engine', () => {
    const hter = fc.double({ min: 0, max: 1, noNaN: true })
    fc.assert(
      fc.property(hter, hter, fc.nat(10_000), (one, other, segments) => {
        const of = (value: number) => estimate(evidence({ record: { hter: value, segments } })).score
        expect(of(Math.max(one, other))).toBeLessThanOrEqual(of(Math.min(one, other)))
      }),
    )
  })
})
