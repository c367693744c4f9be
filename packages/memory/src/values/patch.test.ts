import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findValues } from './find.ts'
import { patched } from './patch.ts'
import patches from './patches.json' with { type: 'json' }
import { patternKey } from './pattern.ts'

/** Spaces that nobody sees, by name: a difference in them must be legible when a test fails. */
const seen = (text: string | undefined) =>
  text?.replaceAll('\u202f', '⟨NNBSP⟩').replaceAll('\u00a0', '⟨NBSP⟩')

describe('numbers and dates that alone differ', () => {
  it.each(
    patches.map(({ from, to, unit, text, target, why }) => ({
      name: `${from} → ${to}: ${why}`,
      from,
      to,
      unit,
      text,
      target,
    })),
  )('$name', ({ from, to, unit: [source = '', translation = ''], text, target }) => {
    expect(seen(patched({ source, target: translation }, text, [from, to]))).toBe(seen(target ?? undefined))
  })

  it('are told in the fixtures with both outcomes, for many languages', () => {
    expect(new Set(patches.map(({ to }) => to)).size).toBeGreaterThan(12)
    expect(patches.filter(({ target }) => target === null).length).toBeGreaterThan(20)
  })
})

const grouped = (value: number, locale: string) =>
  new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value)
const counts = fc.integer({ min: 10, max: 999_999_999 }).map((value) => value * 100 + 50)
const sentence = (value: string, year: number) => `In ${year} ${value} people took part.`
const phrase = (value: string, year: number) => `En ${year}, ${value} personnes ont participé.`

describe('patching', () => {
  it('gives what the translator would have written, for any number and year', () => {
    fc.assert(
      fc.property(
        counts,
        counts,
        fc.integer({ min: 1900, max: 2099 }),
        fc.integer({ min: 1900, max: 2099 }),
        (old, now, then, year) => {
          fc.pre(new Set([old, now, then, year]).size === 4)
          const unit = {
            source: sentence(grouped(old, 'en'), then),
            target: phrase(grouped(old, 'fr'), then),
          }
          const plural = new Intl.PluralRules('fr')
          const same = plural.select(old) === plural.select(now)
          expect(patched(unit, sentence(grouped(now, 'en'), year), ['en', 'fr'])).toBe(
            same ? phrase(grouped(now, 'fr'), year) : undefined,
          )
        },
      ),
    )
  })

  it('and back again gives the unit', () => {
    fc.assert(
      fc.property(counts, counts, (old, now) => {
        const plural = new Intl.PluralRules('fr')
        fc.pre(old !== now && plural.select(old) === plural.select(now))
        const [was, is] = [grouped(old, 'en'), grouped(now, 'en')].map((value) => sentence(value, 2020))
        const target = phrase(grouped(old, 'fr'), 2020)
        const there = patched({ source: was ?? '', target }, is ?? '', ['en', 'fr'])
        expect(patched({ source: is ?? '', target: there ?? '' }, was ?? '', ['en', 'fr'])).toBe(target)
      }),
    )
  })

  it('never changes anything but values: what it gives has the words of the unit', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.nat(),
        fc.nat(),
        (words, other, old, now) => {
          const given = patched({ source: `${words} ${old}`, target: `${other} ${old}` }, `${words} ${now}`, [
            'fr',
            'en',
          ])
          if (given !== undefined) expect(given.startsWith(`${other} `)).toBe(true)
        },
      ),
    )
  })
})

describe('the pattern of a text', () => {
  it('is the same for texts that differ in values alone, and for no others', () => {
    const of = (text: string) => patternKey(text, 'fr')
    expect(of('Le 12 mars 2024, 3 rues.')).toBe(of('Le 3 avril 2025, 1 200 rues.'))
    expect(of('Le 12 mars 2024, 3 rues.')).not.toBe(of('Le 12 mars 2024, 3 places.'))
    expect(of('Le budget.')).toBeUndefined()
    expect(of('Le <1>budget</1>.')).toBeUndefined()
    expect(of('<1>12,5 %</1>')).toBeUndefined()
  })

  it.each(['1', '1,', '1.1.', '1/', '1:', '1 000 ', '12 mars ', 'a1-', '1º'])(
    'S16: is found in a long text without end: %s',
    (piece) => {
      expect(findValues(piece.repeat(100_000 / piece.length), 'fr', 'target')).toBeDefined()
    },
  )
})
