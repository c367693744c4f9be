import { expect, test } from 'vitest'
import { allSources } from './sources.ts'
import { ROOMS } from './table.ts'
import { violations } from './violations.ts'

test('every source keeps to the import table', () => {
  expect(violations(allSources())).toEqual([])
})

test('every room of the table is there to be checked', () => {
  const rooms = new Set(allSources().map(({ path }) => path.split('/').slice(0, 2).join('/')))
  const listed = Object.keys(ROOMS).map((name) => (name.includes('/') ? name : `packages/${name}`))
  expect([...rooms].sort()).toEqual(listed.sort())
})
