import { escapeInline, type InlineCode, parseInline, writeInline } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isFault } from '../failure.ts'
import type { XliffContent } from './content.ts'
import { XLIFF_VERSIONS, type XliffSegment, type XliffVersion } from './document.ts'
import { printOf } from './print.ts'
import { readXliff } from './read.ts'
import { writeXliff } from './write.ts'

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

const empty: XliffSegment = { key: 'e', source: 'Rien encore.', codes: [] }

const document = (segments: readonly XliffSegment[], version?: XliffVersion): string =>
  writeXliff({ sourceLanguage: 'fr', targetLanguage: 'en', original: 'a & b.md', segments }, version)

describe('XLIFF that is written here', () => {
  it.each(XLIFF_VERSIONS)('is read back as it was from %s', (version) => {
    expect(read(document([segment], version))).toMatchObject({
      sourceLanguage: 'fr',
      targetLanguage: 'en',
      files: [{ original: 'a & b.md', home: null }],
      units: [
        { key: 's1-2', source: segment.source, target: segment.target, state: 'translated', exported: null },
      ],
    })
  })

  it.each(XLIFF_VERSIONS)('tells in %s where it belongs, and what each target was', (version) => {
    const home = { case: 'c', translation: 't', revision: 'r', version: 7 }
    const written = writeXliff(
      { sourceLanguage: 'fr', targetLanguage: 'en', original: 'a', home, segments: [segment, empty] },
      version,
    )
    const { files } = read(written)
    expect(files[0]?.home).toEqual(home)
    expect(files[0]?.units).toMatchObject([
      { exported: printOf(segment.target ?? '') },
      { exported: printOf(''), target: null, state: 'initial' },
    ])
  })

  it.each(XLIFF_VERSIONS)(
    'has no unit for translation in %s when there is nothing to translate',
    (version) => {
      expect(read(document([], version)).units).toEqual([])
    },
  )

  it.each(XLIFF_VERSIONS)('refuses targets without their language in %s', (version) => {
    expect(() => writeXliff({ sourceLanguage: 'fr', original: 'a', segments: [segment] }, version)).toThrow(
      /targetLanguage/,
    )
  })

  it.each(XLIFF_VERSIONS)('comes back from %s whatever characters and codes the texts hold', (version) => {
    const words = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 8 })
      .filter((text) => text.isWellFormed())
    const id = fc.integer({ min: 1, max: 4 })
    const code = fc.oneof(
      id.map((n) => `<${n}>`),
      id.map((n) => `</${n}>`),
      id.map((n) => `<${n}/>`),
    )
    // Every order of codes, also those that cross, stand alone or stand twice: drafts may hold them.
    const text = fc
      .array(fc.oneof(words.map(escapeInline), code), { maxLength: 8 })
      .map((all) => all.join(''))
    fc.assert(
      fc.property(text, text, (source, other) => {
        const target = other.trim() === '' ? source : other
        const codes: InlineCode[] = [1, 2, 3, 4].map((n) => ({ id: n, kind: 'pc', type: 'em' }))
        const [unit] = read(document([{ key: 'k', source, codes, target }], version)).units
        expect(unit).toMatchObject({
          source: composed(source),
          target: source.trim() !== '' && target.trim() === '' ? null : composed(target),
        })
      }),
      { numRuns: 500 },
    )
  })
})

/** The same text as our parser writes it: what reads as an escape is written as one. */
const composed = (text: string): string => writeInline(parseInline(text))

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
    expect(read(xliff(unit(parts.join('')))).units).toMatchObject([
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
  ['a truncated file', document([segment]).slice(0, 400), 'not_well_formed'],
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
  ['XLIFF 1.0', '<xliff version="1.0"/>', 'unknown_version'],
  ['XLIFF 1.2 without a file', '<xliff version="1.2"/>', 'invalid_xliff'],
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
