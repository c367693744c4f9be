import { readdirSync, readFileSync } from 'node:fs'
import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { longest, termIndex } from './term-index.ts'

const table = new URL('../../fixtures/terms/', import.meta.url)
/** A row of a table: a linguist adds one; nothing else changes. */
interface Row {
  readonly term: string
  readonly text: string
  /** How the term stands in the text, in order. */
  readonly found: readonly string[]
  readonly why: string
}

const found = (language: string, terms: readonly string[], text: string): string[] =>
  longest(
    termIndex(
      locale(language),
      terms.map((term) => ({ text: term, value: term })),
    ).all(text),
  ).map(({ start, end }) => text.slice(start, end))

describe.each(readdirSync(table).map((name) => name.replace('.json', '')))('in %s', (language) => {
  const rows: readonly Row[] = JSON.parse(readFileSync(new URL(`${language}.json`, table), 'utf8'))
  test.each(rows)('$term is found in "$text": $why', ({ term, text, found: expected }) => {
    expect(found(language, [term], text)).toEqual(expected)
  })
})

test('the longest term wins, and the one that begins first', () => {
  expect(
    found('en', ['budget', 'participatory budget', 'budget office'], 'A participatory budget office.'),
  ).toEqual(['participatory budget'])
})

test('where terms differ in capitals alone, the text says which is meant', () => {
  const index = termIndex(
    locale('en'),
    ['Polish', 'polish'].map((text) => ({ text, value: text })),
  )
  expect(index.all('Polish and polish').map(({ values }) => values)).toEqual([['Polish'], ['polish']])
})

const word = fc.stringMatching(/^[a-zé]{2,9}$/)
const phrase = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('a term that stands in a text as it is written is found there, whatever stands around it', () => {
  fc.assert(
    fc.property(
      phrase,
      phrase,
      phrase,
      fc.constantFrom('en', 'fr', 'de', 'ru', 'pl'),
      (before, term, after, tag) => {
        const text = `${before} — ${term}, ${after}`
        const hits = termIndex(locale(tag), [{ text: term, value: 1 }]).all(text)
        expect(hits.map(({ start, end }) => text.slice(start, end))).toContain(term)
      },
    ),
  )
})

test('any text and terms give places inside of the text, in order', () => {
  const anyText = fc.string({ unit: 'binary', maxLength: 60 })
  fc.assert(
    fc.property(anyText, fc.array(anyText, { maxLength: 5 }), (text, terms) => {
      const hits = longest(
        termIndex(
          locale('ar'),
          terms.map((one) => ({ text: one, value: 0 })),
        ).all(text),
      )
      for (const [index, { start, end }] of hits.entries()) {
        expect(start).toBeLessThan(end)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(start).toBeGreaterThanOrEqual(hits[index - 1]?.end ?? 0)
      }
    }),
  )
})

const HOSTILE = ['a', 'a ', 'é', "l'", '漢', 'ก', 'ation', '-', 'A', 'a-', 'ی\u200c', '\u0301']
test.each(HOSTILE)('100 KB of %j beside long terms of the same are looked through in one pass', (unit) => {
  const text = unit.repeat(Math.ceil(100_000 / unit.length))
  const terms = [1, 3, 16].map((count) => ({ text: unit.repeat(count), value: count }))
  const index = termIndex(locale('fr'), terms)
  const started = performance.now()
  index.all(text)
  const once = performance.now() - started
  const again = performance.now()
  index.all(text.repeat(4))
  // Four times the text may take four times as long, and what the machine does meanwhile; not sixteen times.
  expect(performance.now() - again).toBeLessThan(Math.max(once, 20) * 12)
})
