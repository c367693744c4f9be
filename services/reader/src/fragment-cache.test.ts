import { aVersion } from '@passerelle/testkit'
import { expect, test } from 'vitest'
import { fragmentCache } from './fragment-cache.ts'

test('a tree is made once, and forgotten when others were read since', () => {
  const fragments = fragmentCache(2)
  const a = aVersion('a')
  const b = aVersion('b')
  const c = aVersion('c')
  const first = fragments(a, 'body')
  expect(fragments(a, 'body')).toBe(first)
  const before = fragments(b, 'body')
  fragments(a, 'body')
  fragments(c, 'body')
  expect(fragments(a, 'body')).toBe(first)
  expect(fragments(b, 'body')).not.toBe(before)
  expect(fragments(b, 'body')).toEqual(before)
  expect(fragments(a, 'summary')).toBeUndefined()
})

test('a new version has a tree of its own', () => {
  const fragments = fragmentCache()
  const one = aVersion('a', { number: 1, body: 'old' })
  const two = aVersion('a', { number: 2, body: 'new' })
  expect(fragments(one, 'body')).not.toEqual(fragments(two, 'body'))
})
