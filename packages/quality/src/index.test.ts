import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from './check.ts'
import { CHECKS, check } from './index.ts'
import { viewOf } from './pair.ts'

const fr = locale('fr')
const en = locale('en')
const pair = (source: string, target: string) => ({ source, target, sourceLanguage: fr, targetLanguage: en })

test('an empty target has that finding alone', () => {
  expect(check(pair('Voir https://a.org en 2016.', ' '))).toEqual([
    { check: 'empty', severity: 'error', message: 'The translation is empty.' },
  ])
})

test('a glossary term that is missing is a warning; inside another word it does not count', () => {
  const terms = [{ source: 'budget', target: 'budget' }]
  const found = (target: string) =>
    check({ ...pair('Le budget de la ville.', target), terms }).filter(
      (one) => one.check === 'check_glossary',
    )
  expect(found('The spending plan of the city.')).toMatchObject([{ severity: 'warning' }])
  expect(found('The budgetary plan of the city.')).toHaveLength(1)
  expect(found('Budget of the city.')).toEqual([])
})

// Any code units, halves of surrogate pairs and NUL among them.
const anyText = fc.array(fc.nat(0xffff)).map((units) => String.fromCharCode(...units))

test('any two texts get findings, and never an exception', () => {
  fc.assert(
    fc.property(anyText, anyText, (source, target) => {
      for (const finding of check(pair(source, target))) expect(finding.message).not.toBe('')
    }),
  )
})

// They judge one side alone.
const OF_ONE_SIDE = ['same', 'xml-tags', 'ellipsis', 'kashida']

test('a text beside itself has no finding but that it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const names = check(pair(text, text)).map((finding) => finding.check)
      expect(names.filter((name) => !OF_ONE_SIDE.includes(name))).toEqual([])
    }),
  )
})

// What makes a careless pattern walk a text again from every place in it.
const HOSTILE = [
  'a',
  '1',
  '1 ',
  '123 ',
  'a.',
  'a_',
  'a@',
  '@a',
  '%',
  '{',
  '{{',
  '<',
  '<a ',
  '<a/on',
  '&#',
  '&#1;',
  ' ',
  '"',
  '”',
  '.',
  '…',
  '\n',
  'http://',
  'javascript',
  'data:',
  'É',
  '漢',
  '[',
  '[a](',
  '[b]',
  '[/b]',
  '*a',
  '_',
  '`a',
  '?',
  ' ?',
  'a:',
  '« ',
  'a a ',
  '\\',
  '\\n',
  'مـ',
  '<b>',
  '</b>',
  '...',
]

// The fastest of three, for other work on the machine is none of ours.
function fastest(work: () => void): number {
  return Math.min(
    ...[1, 2, 3].map(() => {
      const started = performance.now()
      work()
      return performance.now() - started
    }),
  )
}

/** The checks that take longer than a tenth of a second. */
const slow = (source: string, target: string): readonly string[] =>
  CHECKS.filter((one) => fastest(() => findingsOf(one, viewOf(pair(source, target)))) > 100).map(
    (one) => one.name,
  )

describe.each(HOSTILE)('100 KB of %j', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length))
  const prose = `une ville ${'mot '.repeat(25_000)}`

  test('hold up no check beside the same', () => {
    expect(slow(text, text)).toEqual([])
  })

  test('hold up no check beside other words', () => {
    expect(slow(`http://a${text}x`, prose)).toEqual([])
    expect(slow(prose, `a ${text}!`)).toEqual([])
  })
})
