import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { composeWords, escapeInline, parseInline, plainText, writeInline } from './inline.ts'

const pieces = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '<',
      '>',
      '/',
      '1',
      '23',
      '&',
      'lt;',
      'amp;',
      '&amp;',
      '<1>',
      '</1>',
      '<2/>',
      'é',
      '😀',
    ),
  )
  .map((parts) => parts.join(''))

const codes = (text: string) => parseInline(text).filter(({ type }) => type !== 'text')

describe('inline codes', () => {
  it('stand apart from the words around them', () => {
    expect(parseInline('See <1>the site</1>.<2/>')).toEqual([
      { type: 'text', value: 'See ' },
      { type: 'open', id: 1 },
      { type: 'text', value: 'the site' },
      { type: 'close', id: 1 },
      { type: 'text', value: '.' },
      { type: 'alone', id: 2 },
    ])
  })
  it('stay as they are when the words around them are composed', () => {
    expect(composeWords('<1>\u0338e\u0301</1>')).toBe('<1>\u0338\u00e9</1>')
    fc.assert(
      fc.property(pieces, (text) => {
        const composed = composeWords(text.normalize('NFD'))
        expect(codes(composed)).toEqual(codes(text))
        expect(plainText(composed)).toBe(plainText(text).normalize('NFC'))
      }),
    )
  })
  it('are not seen in text that only looks like them', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        expect(plainText(escapeInline(text))).toBe(text)
      }),
    )
  })
  it('leave ordinary text as it is', () => {
    for (const text of ['a < b & c > d', 'R&D', '<b>bold</b>', '1 <2', '&nbsp;'])
      expect(escapeInline(text)).toBe(text)
  })
  it('come back the same after parsing and writing', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const parts = parseInline(text)
        expect(parseInline(writeInline(parts))).toEqual(parts)
      }),
    )
  })
})
