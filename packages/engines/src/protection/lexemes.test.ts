import { plainText } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lexemesOf } from './lexemes.ts'

const names = (text: string, numbers = false, terms: readonly string[] = []): string[] =>
  lexemesOf(text, { numbers, terms }).flatMap((lexeme) => (lexeme.type === 'name' ? [lexeme.text] : []))

describe('lexemesOf', () => {
  test.each([
    ['See https://a.org/b?c=d, and www.x.fr.', ['https://a.org/b?c=d', 'www.x.fr']],
    ['write to jean.dupont@mairie.fr.', ['jean.dupont@mairie.fr']],
    ['ProZorro.Sale, MH:2K, SKYrooms and COVID-19', ['ProZorro.Sale', 'MH:2K', 'SKYrooms', 'COVID-19']],
    ['on data.gouv.fr as snake_case by @paris #vote', ['data.gouv.fr', 'snake_case', '@paris', '#vote']],
    ['the end.The next', []],
    ['NGOs of the EU, L’État, the 3rd of 1,500', []],
    ['e.g. this, p. ex. that', []],
  ])('of %j, these are kept whole: %j', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test('numbers are names when they are to be held', () => {
    expect(names('12 of 1,500.25 on 2016-05-03 at 5pm', true)).toEqual(['12', '1,500.25', '2016-05-03'])
  })

  test('terms that are not translated are names, the longest first, and only as whole words', () => {
    expect(names('Paris Plages in Paris, not Parisian', false, ['Paris', 'Paris Plages'])).toEqual([
      'Paris Plages',
      'Paris',
    ])
  })

  test('joined, they are the words of the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, numbers) => {
        const joined = lexemesOf(text, { numbers, terms: [] })
          .flatMap((lexeme) => {
            if (lexeme.type === 'sign')
              return lexeme.parts.map((part) => (part.type === 'text' ? part.value : ''))
            return 'text' in lexeme ? [lexeme.text] : []
          })
          .join('')
        expect(joined).toBe(plainText(text))
      }),
    )
  })

  test.each([
    'a',
    'aB',
    'a.',
    'a_',
    'A:',
    '_',
    '%',
    '@',
    '@a',
    'a1',
    'http://',
    'www.',
    '.',
    'zqkx',
    '1.',
    'É',
    'a\u0301',
  ])('64 KB of %j are read in a line, not in a square', (unit) => {
    const text = `${unit.repeat(65_536 / unit.length)}\u0301`
    // Some 50 ms of work. The bar is far above, as the machine may be busy; work in a square is above it all the same.
    const times = [1, 2, 3].map(() => {
      const started = performance.now()
      lexemesOf(text, { numbers: true, terms: [] })
      return performance.now() - started
    })
    expect(Math.min(...times)).toBeLessThan(1_000)
  })
})
