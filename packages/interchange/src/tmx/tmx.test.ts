import type { TranslationUnit } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, chunked, streamed } from '../chunks.testing.ts'
import { anyUnit } from '../units.testing.ts'
import { readTmx } from './read-tmx.ts'
import { writeTmx } from './write-tmx.ts'

const read = (file: string | Uint8Array, size?: number) => all(readTmx(chunked(file, size)))
const write = async (units: readonly TranslationUnit[]) => (await all(writeTmx(streamed(units)))).join('')

const file = (body: string, header = 'srclang="en"', head = '') =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${head}<tmx version="1.4"><header creationtool="Another tool" creationtoolversion="2" segtype="sentence" o-tmf="x" adminlang="en" datatype="plaintext" ${header}/>\n<body>${body}</body></tmx>`
const tuv = (language: string, seg: string, attributes = '') =>
  `<tuv xml:lang="${language}"${attributes}><seg>${seg}</seg></tuv>`
const texts = async (body: string, header?: string) =>
  (await read(file(body, header))).map((entry) =>
    'sourceText' in entry
      ? `${entry.source} ${entry.sourceText} | ${entry.target} ${entry.targetText}`
      : entry,
  )

describe('what is written here', () => {
  it('is read again as it was, whatever its chunks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyUnit, { maxLength: 5 }),
        fc.integer({ min: 1, max: 500 }),
        async (units, size) => {
          expect(await read(await write(units), size)).toEqual(units)
        },
      ),
    )
  })

  it('keeps the markup that stood behind another tool’s codes', async () => {
    const [unit] = await read(
      file(
        `<tu>${tuv('en', 'See <bpt i="1" x="7">&lt;a href="/x"&gt;</bpt>this<ept i="1">&lt;/a&gt;</ept><ph x="9">{0}</ph>')}${tuv('fr', '<ph x="9">{0}</ph><bpt i="1" x="7">&lt;a href="/x"&gt;</bpt>Voyez<ept i="1">&lt;/a&gt;</ept>')}</tu>`,
      ),
    )
    expect(unit).toMatchObject({
      sourceText: 'See <1>this</1><2/>',
      targetText: '<2/><1>Voyez</1>',
      details: { markup: { 1: ['<a href="/x">', '</a>'], 2: ['{0}'] } },
    })
    expect(await read(await write([unit as TranslationUnit]))).toEqual([unit])
  })
})

describe('another tool’s file', () => {
  it('gives a unit for each language beside the source, in its variant', async () => {
    const tu = `<tu>${tuv('EN-us', 'Yes')}${tuv('fr_CA', 'Oui')}${tuv('es', 'Sí')}</tu>`
    expect(await texts(tu)).toEqual(['en-US Yes | fr-CA Oui', 'en-US Yes | es Sí'])
    expect(await texts(tu.replace('<tu>', '<tu srclang="es">'))).toEqual([
      'es Sí | en-US Yes',
      'es Sí | fr-CA Oui',
    ])
  })

  it('gives every direction where any language may be the source', async () => {
    expect(await texts(`<tu>${tuv('en', 'Yes')}${tuv('fr', 'Oui')}</tu>`, 'srclang="*all*"')).toEqual([
      'en Yes | fr Oui',
      'fr Oui | en Yes',
    ])
  })

  it('tells who wrote a unit, when and with which tool', async () => {
    const attributes = 'creationid="ANA" creationdate="20240229T101112Z" usagecount="3"'
    const tu = `<tu ${attributes}><note>n</note><prop type="Domain">health</prop><prop type="x-p">v</prop>${tuv('en', 'Yes')}${tuv('fr', 'Oui', ' changeid="BEN" changedate="20250102T030405Z"')}</tu>`
    expect(await read(file(tu))).toEqual([
      {
        source: 'en',
        target: 'fr',
        sourceText: 'Yes',
        targetText: 'Oui',
        from: 'human',
        domain: 'health',
        details: {
          createdBy: 'ANA',
          createdAt: '2024-02-29T10:11:12.000Z',
          changedBy: 'BEN',
          changedAt: '2025-01-02T03:04:05.000Z',
          tool: 'Another tool',
          usageCount: 3,
          notes: ['n'],
          props: [['x-p', 'v']],
        },
      },
    ])
  })

  it.each([
    ['a pair', 'A <bpt i="1">&lt;b&gt;</bpt>b<ept i="1">&lt;/b&gt;</ept>', 'A <1>b</1>'],
    ['pairs in each other', '<bpt i="1"/><bpt i="2"/>b<ept i="2"/><ept i="1"/>', '<1><2>b</2></1>'],
    ['placeholders, the same one twice', '<ph>{n}</ph> of <ph>{n}</ph>', '<1/> of <2/>'],
    ['half a pair', '<it pos="begin">&lt;i&gt;</it>b', '<1>b'],
    ['an unknown tag', 'a<ut>{\\cs6}</ut>b', 'a<1/>b'],
    ['highlighting', 'a <hi type="x">b</hi> c', 'a b c'],
    ['a text within a code', 'a<ph>&lt;img alt="<sub>b</sub>"&gt;</ph>', 'a<1/>'],
    ['text that looks like a code', 'a &lt;1&gt; b', 'a &lt;1> b'],
    ['CDATA', '<![CDATA[a < b & c]]>', 'a < b & c'],
  ])('%s in a text', async (_, seg, expected) => {
    expect(await texts(`<tu>${tuv('en', seg)}${tuv('fr', 'x')}</tu>`)).toEqual([`en ${expected} | fr x`])
  })

  it('is decoded from UTF-16 with its mark, and its document type is passed over', async () => {
    const text = file(
      `<tu>${tuv('en', 'Yes')}${tuv('fr', 'Où')}</tu>`,
      'srclang="en"',
      '<!DOCTYPE tmx SYSTEM "tmx14.dtd">',
    ).replace('UTF-8', 'UTF-16')
    const little = Buffer.from(`\uFEFF${text}`, 'utf16le')
    const big = Buffer.from(little).swap16()
    for (const bytes of [little, big])
      for (const size of [1, 7, 4096]) expect(await read(bytes, size)).toMatchObject([{ targetText: 'Où' }])
  })

  it('names entries that cannot be used by line, and goes on', async () => {
    const entries = [
      `<tu>${tuv('en', 'Alone')}</tu>`,
      `<tu>${tuv('en', 'Yes')}${tuv('fr', ' ')}</tu>`,
      `<tu>${tuv('en', 'Yes')}${tuv('not a tag', 'Oui')}</tu>`,
      `<tu>${tuv('de', 'Ja')}${tuv('fr', 'Oui')}</tu>`,
      `<tu>${tuv('en', 'Yes')}${tuv('fr', 'Oui')}</tu>`,
    ]
    expect(await read(file(`\n${entries.join('\n')}`))).toMatchObject([
      { refused: 'It has no text in two languages.', line: 4 },
      { refused: 'It has no text in two languages.', line: 5 },
      { refused: "One of its languages is no language tag: 'not a tag'.", line: 6 },
      { refused: "It has no text in its source language, 'en'.", line: 7 },
      { sourceText: 'Yes' },
    ])
  })
})

describe('a file that is damaged or means harm ends in a fault', () => {
  const good = file(`<tu>${tuv('en', 'Yes')}${tuv('fr', 'Oui')}</tu>\n`.repeat(3))
  const entity = '<!DOCTYPE tmx [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
  it.each([
    ['cut off', good.slice(0, -30), 'not_well_formed', /line 5/],
    ['not XML', 'source,target\nYes,Oui\n', 'not_well_formed', /line 3/],
    ['empty', '', 'not_well_formed', /line 1/],
    ['another vocabulary', '<xliff/>', 'not_tmx', /<xliff>/],
    ['entities', file(`<tu>${tuv('en', '&b;')}</tu>`, undefined, entity), 'document_type', /line 2/],
    [
      'a foreign file as an entity',
      file('', undefined, '<!DOCTYPE tmx [<!ENTITY f SYSTEM "file:///etc/passwd">]>'),
      'document_type',
      /remove them/,
    ],
    ['an undeclared entity', file(`<tu>${tuv('en', '&b;')}</tu>`), 'not_well_formed', /line 3/],
    ['elements without end', file('<x>'.repeat(300)), 'too_deep', /200 deep/],
    ['a text without end', file(`<tu>${tuv('en', 'a'.repeat(3_000_000))}</tu>`), 'too_large', /2097152/],
    ['a tag without end', `<tmx version="${' '.repeat(3_000_000)}`, 'too_large', /2097152/],
    [
      'another encoding than it says',
      Buffer.from(file(`<tu>${tuv('en', 'café')}</tu>`), 'latin1'),
      'wrong_encoding',
      /utf-8/,
    ],
    ['an encoding that nobody knows', good.replace('UTF-8', 'x-none'), 'wrong_encoding', /x-none/],
  ])('%s', async (_, text, code, message) => {
    const last = (await read(text)).at(-1)
    expect(last).toMatchObject({ fault: code, message: expect.stringMatching(message) })
  })

  it('also in a text of hostile brackets, quickly', async () => {
    const units = `<tu>${tuv('en', '&lt;1&gt;'.repeat(20_000))}${tuv('fr', '<ph>x</ph>'.repeat(20_000))}</tu>`
    expect(await read(file(units))).toHaveLength(1)
  })
})
