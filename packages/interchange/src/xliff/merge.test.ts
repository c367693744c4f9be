import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { XliffContent, XliffFile, XliffUnit } from './content.ts'
import { mergeXliff, type OurSegment, type OurTranslation } from './merge.ts'
import { printOf } from './print.ts'

const LIMITS = { targetCharacters: 100 }

const ours = (target: string, changes: Partial<OurSegment> = {}): OurTranslation => ({
  case: 'c',
  target: locale('es'),
  segments: [{ key: 'k', source: 'Un pont.', target, settled: false, ...changes }],
})

const unit = (
  target: string | null,
  exported: string | null,
  changes: Partial<XliffUnit> = {},
): XliffUnit => ({
  key: 'k',
  source: 'Un pont.',
  target,
  state: 'translated',
  line: 3,
  exported: exported === null ? null : printOf(exported),
  ...changes,
})

const file = (units: readonly XliffUnit[], changes: Partial<XliffFile> = {}): XliffContent => {
  const home = { case: 'c', translation: 't', revision: 'r', version: 1 }
  const one = { original: 'a', sourceLanguage: 'fr', targetLanguage: 'es', home, units, ...changes }
  return { sourceLanguage: 'fr', targetLanguage: 'es', files: [one], units }
}

const outcome = (content: XliffContent, translation: OurTranslation): string | undefined => {
  const [row] = mergeXliff(content, translation, LIMITS)
  return row?.outcome === 'refused' ? row.reason : row?.outcome
}

describe('a file that comes back', () => {
  // What was exported, what the file holds, what is here now.
  it.each([
    ['Puente.', 'Puente.', 'Puente.', 'unchanged'],
    ['Puente.', 'Un puente.', 'Un puente.', 'unchanged'],
    ['', '', '', 'unchanged'],
    ['Puente.', 'Un puente.', 'Puente.', 'taken'],
    ['', 'Un puente.', '', 'taken'],
    ['Puente.', 'Un puente.', '', 'taken'],
    ['Puente.', 'Puente.', 'El puente.', 'kept'],
    ['Puente.', '', 'Puente.', 'kept'],
    ['Puente.', '', 'El puente.', 'kept'],
    ['Puente.', 'Un puente.', 'El puente.', 'conflict'],
    ['', 'Un puente.', 'El puente.', 'conflict'],
  ])('exported as "%s", now "%s" in the file and "%s" here, is %s', (base, theirs, now, expected) => {
    for (const settled of [true, false])
      expect(outcome(file([unit(theirs === '' ? null : theirs, base)]), ours(now, { settled }))).toBe(
        expected,
      )
  })

  it.each([
    ['', false, 'taken'],
    ['Puente.', false, 'taken'],
    ['Puente.', true, 'conflict'],
    ['Un puente.', true, 'unchanged'],
  ])('without its print, over "%s" (a person\'s: %s), is %s', (now, settled, expected) => {
    const content = file([unit('Un puente.', null)], { home: null })
    expect(outcome(content, ours(now, { settled }))).toBe(expected)
  })

  it('never overwrites what a person changed since the export', () => {
    const texts = fc.constantFrom('', 'a', 'b', 'c')
    fc.assert(
      fc.property(texts, texts, texts, fc.boolean(), (base, theirs, now, printed) => {
        const content = file([unit(theirs === '' ? null : theirs, printed ? base : null)])
        const taken = outcome(content, ours(now, { settled: true })) === 'taken'
        if (taken) expect(now === '' || (printed && now === base)).toBe(true)
      }),
    )
  })

  it.each([
    [
      'other_case',
      file([unit('A', '')], { home: { case: 'd', translation: 't', revision: 'r', version: 1 } }),
    ],
    ['other_language', file([unit('A', '')], { targetLanguage: 'en' })],
    ['other_language', file([unit('A', null)], { targetLanguage: null, home: null })],
    ['unknown_unit', file([unit('A', '', { key: 'x' })])],
    ['changed_source', file([unit('A', '', { source: 'Deux ponts.' })])],
    ['foreign_codes', file([unit('A', '', { problem: 'the code x is not ours' })])],
    ['too_long', file([unit('a'.repeat(101), '')])],
    ['bad_characters', file([unit('a\u0001', '')])],
  ])('is refused row by row as %s', (reason, content) => {
    expect(outcome(content, ours(''))).toBe(reason)
  })

  it('is refused for a unit only, and goes on with the next', () => {
    const rows = mergeXliff(
      file([unit('A', '', { key: 'x' }), unit('A', ''), unit('B', '')]),
      ours(''),
      LIMITS,
    )
    expect(rows).toEqual([
      { key: 'x', line: 3, outcome: 'refused', reason: 'unknown_unit' },
      { key: 'k', line: 3, outcome: 'taken', ours: '', theirs: 'A' },
      { key: 'k', line: 3, outcome: 'refused', reason: 'doubled_unit' },
    ])
  })

  it.each([
    ['es', 'es-ES', true],
    ['es', 'ES', true],
    ['pt-BR', 'pt', true],
    ['pt-BR', 'pt_BR', true],
    ['pt-BR', 'pt-PT', false],
    ['es', 'est', false],
  ])('in a translation into %s may call its language %s: %s', (here, there, accepted) => {
    const content = file([unit('A', '')], { targetLanguage: there })
    expect(outcome(content, { ...ours(''), target: locale(here) })).toBe(
      accepted ? 'taken' : 'other_language',
    )
  })

  it('may have its white space in the source reflowed, and its letters decomposed', () => {
    const content = file([unit('u\u0308ber', '', { source: 'Un\n  pont. ' })])
    expect(mergeXliff(content, ours(''), LIMITS)).toMatchObject([{ outcome: 'taken', theirs: 'über' }])
  })
})
