import { locale, type TermReport, type TermUse } from '@passerelle/domain'
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

const use = (rest: Partial<TermUse>): TermUse => ({
  concepts: ['c'],
  term: 'budget',
  places: [{ start: 3, end: 9 }],
  wanted: ['budget'],
  keep: false,
  stands: false,
  forbidden: [],
  notes: [],
  ...rest,
})
const glossaryFindings = (terms: TermReport) =>
  check({ ...pair('Le budget de la ville.', 'The spending plan of the city.'), terms }).filter(
    (one) => one.check === 'check_glossary',
  )

describe('the glossary', () => {
  test('a term that is missing is a warning, one that stands or has no translation is none', () => {
    expect(glossaryFindings({ uses: [use({})] })).toEqual([
      {
        check: 'check_glossary',
        severity: 'warning',
        message: "The glossary says 'budget' for 'budget'.",
      },
    ])
    expect(glossaryFindings({ uses: [use({ stands: true }), use({ wanted: [] })] })).toEqual([])
  })

  test('a forbidden word is shown in its place, with the target mended', () => {
    const forbidden = [{ text: 'spending plan', place: { start: 4, end: 17 } }]
    const repair = 'The budget of the city.'
    expect(glossaryFindings({ uses: [use({ forbidden })], repair })).toMatchObject([
      {
        message: "The glossary forbids 'spending plan'; it says 'budget'.",
        places: [{ start: 4, end: 17 }],
        repair,
      },
    ])
  })

  test('a name that was translated is a warning of its own', () => {
    expect(glossaryFindings({ uses: [use({ keep: true })] })).toMatchObject([
      { message: "'budget' stays as it is." },
    ])
  })
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
const OF_ONE_SIDE = ['same', 'xml-tags', 'ellipsis', 'kashida', 'language', 'quotes']

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
