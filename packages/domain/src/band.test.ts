import { expect, it } from 'vitest'
import { BANDS, countBands } from './band.ts'
import { personId } from './ids.ts'
import { locale } from './locale.ts'
import type { Origin } from './origin.ts'

const at = '2026-11-25T00:00:00Z'
const tm = (match: 'exact' | 'in-context' | 'patched'): Origin => ({ type: 'tm', match, from: 'mt', at })

it('every target falls into one band, by where it comes from', () => {
  const origins: (Origin | null)[] = [
    tm('in-context'),
    tm('exact'),
    tm('patched'),
    { type: 'mt', engine: 'a', at },
    { type: 'human', by: personId('ada'), basis: 'tm', at },
    { type: 'source', language: locale('en'), at },
    null,
  ]
  expect(countBands(origins.map((origin) => ({ origin })))).toEqual(
    Object.fromEntries(BANDS.map((band) => [band, 1])),
  )
  expect(countBands([{ origin: null }, { origin: null }, { origin: tm('exact') }])).toMatchObject({
    empty: 2,
    exact: 1,
  })
})
