import { CHECKS } from '@passerelle/quality'
import { expect, test } from 'vitest'
import { NAMED_CHECKS } from './findings.ts'

test('every check that there is has a name for people', () => {
  expect(CHECKS.map(({ name }) => name).filter((name) => !NAMED_CHECKS.has(name))).toEqual([])
})
