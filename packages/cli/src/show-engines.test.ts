import { locale } from '@passerelle/domain'
import { expect, test } from 'vitest'
import { enginesTable } from './show-engines.ts'

const record = {
  engine: 'apertium',
  source: locale('fr'),
  target: locale('es'),
  segments: 120,
  untouched: 0.4,
  meanHter: 0.251,
  medianHter: 0.1,
}

test('a line for each engine and pair', () => {
  expect(enginesTable([record]).split('\n').slice(0, 2)).toEqual([
    'Pair     Engine    Segments  HTER mean  median  Untouched',
    'fr → es  apertium  120       0.25       0.10    40 %',
  ])
})

test('a small sample is said to be one, and an empty one too', () => {
  expect(enginesTable([record])).not.toContain('too small')
  expect(enginesTable([record, { ...record, engine: 'deepl', segments: 99 }])).toContain('too small')
  expect(enginesTable([])).toContain('Nothing to compare yet')
})
