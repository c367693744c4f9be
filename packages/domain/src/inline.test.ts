import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codeFaults, composeWords, escapeInline, parseInline, plainText, writeInline } from './inline.ts'

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
        expect(codeFaults(text, composed)).toEqual(codeFaults(text, text))
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

describe('the codes of a target', () => {
  const source = '<1>Decidim</1> is <2/> free'
  it.each([
    ['<1>Decidim</1> est <2/> libre', []],
    ['<2/> libre est <1>Decidim</1>', []],
    ['Decidim est <2/> libre', ['missing <1>', 'missing </1>']],
    ['<1>Decidim</1> est <2/><2/>', ['doubled <2/>']],
    ['<1>Decidim</1> est <2/> <3/>', ['invented <3/>']],
    ['</1>Decidim<1> est <2/>', ['crossed <1>']],
  ])('of %s are judged', (target, faults) => {
    expect(codeFaults(source, target).map(({ fault, code }) => `${fault} ${code}`)).toEqual(faults)
  })
  it('may not cross each other', () => {
    expect(codeFaults('<1>a</1><2>b</2>', '<1>a<2>b</1></2>')).toEqual([{ fault: 'crossed', code: '<1>' }])
  })
  it('are judged in time that grows with the text alone (S16)', () => {
    const codes = (from: number) =>
      Array.from({ length: 10_000 }, (_, index) => `<${from + index}/>`).join('')
    const began = performance.now()
    expect(codeFaults(codes(1), codes(20_000))).toHaveLength(20_000)
    // Some 15 ms here; comparing each with each took seconds.
    expect(performance.now() - began).toBeLessThan(1_000)
  })
})
