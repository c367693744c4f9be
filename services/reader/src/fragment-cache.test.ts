import { aVersion } from '@passerelle/testkit'
import { expect, test } from 'vitest'
import { fragmentCache } from './fragment-cache.ts'

test('a tree is made once, and forgotten when others were read since', () => {
  const fragments = fragmentCache(2)
  const [a, b, c] = ['a', 'b', 'c'].map((slug) => aVersion(slug))
  if (a === undefined || b === undefined || c === undefined) throw new Error('unreachable')
  const first = fragments(a, 'body')
  expect(fragments(a, 'body')).toBe(first)
  fragments(b, 'body')
  fragments(a, 'body')
  fragments(c, 'body')
  expect(fragments(a, 'body')).toBe(first)
  const again = fragments(b, 'body')
  expect(again).toEqual(fragments(b, 'body'))
  expect(fragments(a, 'summary')).toBeUndefined()
})

test('a new version has a tree of its own', () => {
  const fragments = fragmentCache()
  const one = aVersion('a', { number: 1, body: 'old' })
  const two = aVersion('a', { number: 2, body: 'new' })
  expect(fragments(one, 'body')).not.toEqual(fragments(two, 'body'))
})
