import { readdirSync, readFileSync } from 'node:fs'
import { EDIT_CLASSES, type EditClass } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { classifyEdit } from './classify.ts'
import GUARDS from './guards.json' with { type: 'json' }

/** The tables in ../../fixtures/edits, one a language: rows of { "before", "after", "class" }. A linguist adds a row. */
interface Row {
  readonly before: string
  readonly after: string
  readonly class: EditClass
}

const folder = new URL('../../fixtures/edits/', import.meta.url)
const languages = readdirSync(folder).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -5)] : []))

describe.each(languages)('in %s', (language) => {
  const rows: readonly Row[] = JSON.parse(readFileSync(new URL(`${language}.json`, folder), 'utf8'))
  test.each(rows)('from "$before" to "$after" is $class', ({ before, after, class: expected }) => {
    expect(EDIT_CLASSES).toContain(expected)
    expect(classifyEdit(before, after, language)).toBe(expected)
  })
})

test('a guarded word that comes, goes or changes is never a typo, in any language', () => {
  const guarded = Object.entries(GUARDS).flatMap(([language, { negation, modal, comparison }]) =>
    `${negation} ${modal} ${comparison}`.split(' ').map((word) => ({ language, word })),
  )
  const sentence: fc.Arbitrary<string[]> = fc.array(
    fc.constantFrom('lorem', 'dolor', 'consectetur', 'magna'),
    {
      minLength: 2,
      maxLength: 6,
    },
  )
  fc.assert(
    fc.property(fc.constantFrom(...guarded), sentence, fc.nat(6), ({ language, word }, words, at) => {
      const [without, having] = [words.join(' '), words.toSpliced(at, 0, word).join(' ')]
      const swapped = words.toSpliced(at, 0, `${word}n`).join(' ')
      for (const pair of [
        [without, having],
        [having, without],
        [having, swapped],
      ] as const)
        expect(classifyEdit(...pair, language)).toBe('wording')
    }),
    { numRuns: 2_000 },
  )
})
