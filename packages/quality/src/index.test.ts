import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { check } from './index.ts'

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

test('a text beside itself has no finding but that it is the same', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const names = check(pair(text, text)).map((finding) => finding.check)
      expect(names.filter((name) => name !== 'same' && name !== 'xml-tags')).toEqual([])
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

describe.each(HOSTILE)('100 KB of %j', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length))

  test('are checked beside the same within 100 ms', () => {
    expect(fastest(() => check(pair(text, text)))).toBeLessThan(100)
  })

  test('are checked beside other words within 100 ms', () => {
    expect(fastest(() => check(pair(`http://a${text}x`, `une ville ${'mot '.repeat(25_000)}`)))).toBeLessThan(
      100,
    )
    expect(fastest(() => check(pair(`une ville ${'mot '.repeat(25_000)}`, `a ${text}!`)))).toBeLessThan(100)
  })
})
