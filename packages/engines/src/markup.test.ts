import { codeFaults, parseInline, writeInline } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromXml, restorePairs, toXml } from './markup.ts'

describe('toXml and fromXml', () => {
  test('codes are elements and the text is escaped', () => {
    expect(toXml('Le <1>chat</1> & <2/> 1 < 2 &lt;3>')).toBe(
      'Le <x1>chat</x1> &amp; <x2/> 1 &lt; 2 &lt;3&gt;',
    )
  })

  test('any text comes back as it went', () => {
    const words = fc.string({ unit: 'grapheme' }).map((text) => text.replaceAll(/[\p{Cc}\ufffe\uffff]/gu, ''))
    const code = fc.constantFrom(
      '<1>',
      '</1>',
      '<2/>',
      '<33>',
      '</33>',
      '&lt;1>',
      '&amp;lt;',
      '<b>',
      '&',
      '<',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(words, code)), (pieces) => {
        const text = writeInline(parseInline(pieces.join('')))
        // An empty pair is told from a code that stands alone by the source.
        expect(restorePairs(text, fromXml(toXml(text)))).toBe(
          restorePairs(text, text.replaceAll(/<(\d+)><\/\1>/g, '<$1/>')),
        )
      }),
    )
  })

  test('an empty pair keeps its two ends, whichever way the engine writes it', () => {
    expect(restorePairs('a <1></1> b', fromXml('a <x1/> b'))).toBe('a <1></1> b')
    expect(restorePairs('a <1/> b', fromXml('a <x1></x1> b'))).toBe('a <1/> b')
  })

  test('half a pair travels alone and comes back as the half that it was', () => {
    expect(toXml('a <1>b</2> <3>c</3>')).toBe('a <x1/>b<x2/> <x3>c</x3>')
    expect(restorePairs('a <1>b</2> c', fromXml('<x1></x1>B<x2/> c'))).toBe('<1>B</2> c')
  })

  test.each([
    ['<script>alert(1)</script>', '<script>alert(1)</script>'],
    ['<x1 onclick="a()">b</x1>', '<x1 onclick="a()">b</1>'],
    ['<x1', '<x1'],
    ['&lt;x1&gt; &#60;1&#62; &#x26; &#xD800; &nbsp;', '<x1> &lt;1> & &#xD800; &nbsp;'],
    ['<xx1/><x123456/>', '<xx1/><x123456/>'],
  ])('of %j only what toXml writes becomes a code', (xml, text) => {
    expect(fromXml(xml)).toBe(text)
  })

  test('a tag that was lost or changed is a fault of the codes', () => {
    expect(codeFaults('<1>a</1>', fromXml('<x1 class="b">a</x1>'))).toMatchObject([
      { fault: 'missing', code: '<1>' },
    ])
  })
})
