import { describe, expect, it } from 'vitest'
import { locale, type Origin, personId, provenanceOf, segmentKey, type TargetSegment } from './index.ts'

const at = '2026-11-23T08:00:00.000Z'
const target = (origin: Origin): TargetSegment => ({
  key: segmentKey('k'),
  state: 'reviewed',
  target: 'Text',
  origin,
  findings: [],
})
const kindOf = (...origins: Origin[]) =>
  provenanceOf(locale('fr'), origins.map(target), { by: personId('ada'), name: 'Ada', at }).kind

const human: Origin = { type: 'human', by: personId('bob'), basis: 'none', at }
const machine: Origin = { type: 'mt', engine: 'apertium', at }

describe('how a text came to be', () => {
  it('is human where persons wrote every sentence, also those the memory kept', () => {
    expect(kindOf(human, { type: 'tm', match: 'exact', from: 'human', at })).toBe('human')
  })
  it('is machine work as soon as one sentence was, though a person changed it or the memory kept it', () => {
    expect(kindOf(human, machine)).toBe('machine_reviewed')
    expect(kindOf({ ...human, basis: 'mt', engine: 'deepl' })).toBe('machine_reviewed')
    expect(kindOf({ type: 'tm', match: 'exact', from: 'mt', at })).toBe('machine_reviewed')
  })
  it('names every engine once, and who reviewed it when', () => {
    const provenance = provenanceOf(locale('fr'), [target(machine), target(machine)], {
      by: personId('ada'),
      name: 'Ada',
      at,
    })
    expect(provenance).toMatchObject({
      engines: ['apertium'],
      reviewerName: 'Ada',
      reviewedAt: at,
      source: 'fr',
    })
  })
})
