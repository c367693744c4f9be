import { expect, test } from 'vitest'
import { withoutUnsafe } from './unsafe.ts'

test('what is nested a few times is taken out, and the words stay', () => {
  expect(withoutUnsafe('Un chat', 'Un <scr<script></script>ipt>gato')).toBe('Un gato')
  expect(withoutUnsafe('Un chat', 'Un gato: <b>gris</b>')).toBe('Un gato: <b>gris</b>')
})

test.each([
  ['tags', (depth: number) => `${'<li'.repeat(depth)}<link>${'nk>'.repeat(depth)} gato`],
  ['schemes', (depth: number) => `${'java'.repeat(depth)}javascript:${'script:'.repeat(depth)}gato`],
])('%s nested without end leave nothing that runs', (_what, nested) => {
  for (const depth of [2, 20, 9000]) {
    const cleaned = withoutUnsafe('Un chat', nested(depth))
    expect(cleaned).toMatch(/gato$/)
    expect(cleaned).not.toMatch(/<link|javascript:/)
  }
})
