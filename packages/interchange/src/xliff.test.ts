import { type InlineCode, type InlinePart, writeInline } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from './failure.ts'
import { readXliff, type XliffContent } from './read-xliff.ts'
import { writeXliff, type XliffSegment } from './write-xliff.ts'

const read = (file: string | Uint8Array): XliffContent => {
  const content = readXliff(file)
  if (isFault(content)) throw new Error(content.message)
  return content
}

const strong: InlineCode = { id: 1, kind: 'pc', type: 'strong' }
const image: InlineCode = { id: 2, kind: 'ph', type: 'image', equiv: 'a"b.png' }

const segment: XliffSegment = {
  key: 's1-2',
  source: 'Un <1>pont</1> & <2/> &lt;3>',
  codes: [strong, image],
  markup: { 1: ['**', '**'], 2: ['![x](a"b.png)'] },
  target: 'A <2/> & <1>bridge</1> &lt;3>',
}

const document = (...segments: XliffSegment[]): string =>
  writeXliff({ sourceLanguage: 'fr', targetLanguage: 'en', original: 'a & b.md', segments })

describe('XLIFF that is written here', () => {
  it('holds source, target, codes and their markup as the standard has them', () => {
    expect(document(segment)).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="fr" trgLang="en">
  <file id="f1" original="a &amp; b.md" canResegment="no">
    <unit id="s1-2" xml:space="preserve">
      <originalData><data id="d1">**</data><data id="e1">**</data><data id="d2">![x](a"b.png)</data></originalData>
      <segment state="translated">
        <source>Un <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="e1">pont</pc> &amp; <ph id="2" type="image" disp="a&quot;b.png" dataRef="d2"/> &lt;3&gt;</source>
        <target>A <ph id="2" type="image" disp="a&quot;b.png" dataRef="d2"/> &amp; <pc id="1" type="fmt" subType="xlf:b" dataRefStart="d1" dataRefEnd="e1">bridge</pc> &lt;3&gt;</target>
      </segment>
    </unit>
  </file>
</xliff>
`)
  })

  it('is read back as it was', () => {
    expect(read(document(segment))).toEqual({
      sourceLanguage: 'fr',
      targetLanguage: 'en',
      units: [{ key: 's1-2', source: segment.source, target: segment.target, state: 'translated', line: 4 }],
    })
  })

  it('is a file with one unit that is not for translation when there is nothing to translate', () => {
    expect(document()).toContain('<unit ')
    expect(read(document()).units).toEqual([])
  })

  it('refuses targets without their language', () => {
    expect(() => writeXliff({ sourceLanguage: 'fr', original: 'a', segments: [segment] })).toThrow(
      /targetLanguage/,
    )
  })

  it('comes back whatever characters and codes the texts hold', () => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 8 })
      .filter((text) => text.isWellFormed())
    const parts = fc
      .array(fc.oneof(words, fc.constant('pair'), fc.constant('alone')), { maxLength: 6 })
      .map((items) => {
        const all: InlinePart[] = []
        const codes: InlineCode[] = []
        for (const item of items) {
          const id = codes.length + 1
          if (item === 'pair') {
            codes.push({ id, kind: 'pc', type: 'em' })
            all.push({ type: 'open', id }, { type: 'text', value: `in ${id}` }, { type: 'close', id })
          } else if (item === 'alone') {
            codes.push({ id, kind: 'ph', type: 'code' })
            all.push({ type: 'alone', id })
          } else all.push({ type: 'text', value: item })
        }
        return { source: writeInline(all), codes }
      })
    fc.assert(
      fc.property(parts, ({ source, codes }) => {
        const [unit] = read(document({ key: 'k', source, codes, target: source })).units
        expect(unit).toMatchObject({ source, target: source })
      }),
      { numRuns: 500 },
    )
  })
})

const xliff = (body: string, attributes = 'version="2.1" srcLang="fr" trgLang="en"'): string =>
  `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" ${attributes}><file id="f">${body}</file></xliff>`

const unit = (content: string, id = 'u'): string => `<unit id="${id}">${content}</unit>`

describe("XLIFF of other people's tools", () => {
  it('may part a pair, mark terms and name characters', () => {
    const source =
      '<source><sc id="1"/>a<ec startRef="1"/> <mrk id="m" type="term">b</mrk><sm id="n" type="comment"/>c<em startRef="n"/><cp hex="0001"/></source>'
    const [read1] = read(xliff(unit(`<segment>${source}</segment>`))).units
    expect(read1?.source).toBe('<1>a</1> bc\u0001')
  })

  it('may divide a unit and order its targets anew', () => {
    const parts = [
      '<segment state="final"><source>a. </source><target order="3">A.</target></segment>',
      '<ignorable><source>- </source></ignorable>',
      '<segment state="reviewed"><source>b.</source><target order="1">B. </target></segment>',
    ]
    expect(read(xliff(unit(parts.join('')))).units).toEqual([
      { key: 'u', source: 'a. - b.', target: 'B. - A.', state: 'reviewed', line: 1 },
    ])
  })

  it('has no target for a unit of which a part has none', () => {
    const parts =
      '<segment state="final"><source>a. </source><target>A.</target></segment><segment><source>b.</source></segment>'
    expect(read(xliff(unit(parts))).units[0]).toMatchObject({ target: null, state: 'initial' })
  })

  it('may put units into groups and elements of its own anywhere', () => {
    const inner = unit(
      '<x:a xmlns:x="urn:x"><x:b/></x:a><notes><note>n</note></notes><segment><source>a</source></segment>',
    )
    expect(read(xliff(`<group id="g"><group id="h">${inner}</group></group>`)).units).toHaveLength(1)
  })
})

const bytes = (text: string, encoding: BufferEncoding): Uint8Array => Buffer.from(text, encoding)

const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i]} "${`&${'abcdefghi'[i]};`.repeat(10)}">`).join('')}]>`

const REFUSED: readonly (readonly [string, string | Uint8Array, string])[] = [
  ['an entity bomb', `${bomb}${xliff(unit('<segment><source>&j;</source></segment>'))}`, 'document_type'],
  [
    'an external entity',
    `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>${xliff(unit('<segment><source>&e;</source></segment>'))}`,
    'document_type',
  ],
  ['a truncated file', document(segment).slice(0, 400), 'not_well_formed'],
  ['an empty file', '', 'not_well_formed'],
  [
    'bytes that are no UTF-8',
    bytes(xliff(unit('<segment><source>é</source></segment>')), 'latin1'),
    'wrong_encoding',
  ],
  [
    'an encoding that does not exist',
    bytes('<?xml version="1.0" encoding="x-none"?><xliff/>', 'utf8'),
    'wrong_encoding',
  ],
  ['other XML', '<html/>', 'not_xliff'],
  ['XLIFF 1.2', '<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', 'unknown_version'],
  ['no source language', xliff('', 'version="2.1"'), 'invalid_xliff'],
  [
    'targets without their language',
    xliff(unit('<segment><source>a</source><target>b</target></segment>'), 'version="2.1" srcLang="fr"'),
    'invalid_xliff',
  ],
  ['a unit id twice', xliff(unit('<segment><source>a</source></segment>').repeat(2)), 'invalid_xliff'],
  ['a segment without a source', xliff(unit('<segment><target>a</target></segment>')), 'invalid_xliff'],
  [
    'a state of no standard',
    xliff(unit('<segment state="done"><source>a</source></segment>')),
    'invalid_xliff',
  ],
  [
    'a code of another document',
    xliff(unit('<segment><source><ph id="x"/></source></segment>')),
    'invalid_xliff',
  ],
  ['elements without end', '<a>'.repeat(100_000), 'too_deep'],
]

describe('a file that is not to be trusted (X1)', () => {
  it.each(REFUSED)('%s is refused in less than a second, with a code and a sentence', (_, file, code) => {
    const began = performance.now()
    const content = readXliff(file)
    expect(performance.now() - began).toBeLessThan(1_000)
    expect(content).toMatchObject({ fault: code, message: expect.stringMatching(/^[A-Z].*\.$/) })
  })

  it('is read in UTF-16 when it says so by its mark', () => {
    const text = xliff(unit('<segment><source>é</source></segment>'))
    const marked = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])
    expect(read(marked).units[0]?.source).toBe('é')
  })
})
