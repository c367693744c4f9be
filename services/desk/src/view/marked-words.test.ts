import { h } from '@passerelle/page'
import { expect, test } from 'vitest'
import { markedWords } from './marked-words.ts'

const text = (value: string) => ({ type: 'text', value })

test('words are marked wherever they stand, in any capitals, the longer before the shorter', () => {
  expect(markedWords('Le Budget, un budgetaire', ['budget', 'budgetaire'])).toEqual([
    text('Le '),
    h('mark', 'Budget'),
    text(', un '),
    h('mark', 'budgetaire'),
    text(''),
  ])
})

test('nothing in the words is a pattern, and no words mark nothing', () => {
  for (const word of ['.', '(', '[a-z]+', '\\d', 'a|b', '-', '{2}', '^', '/'])
    expect(markedWords(`x${word}y`, [word])).toEqual([text('x'), h('mark', word), text('y')])
  expect(markedWords('abc', ['.'])).toEqual([text('abc')])
  expect(markedWords('abc', [])).toEqual([text('abc')])
})
