import { type Concept, locale, TERM_STATUSES } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, chunked, streamed } from '../chunks.testing.ts'
import { readTermsCsv, writeTermsCsv } from '../csv/terms-csv.ts'
import { readTbx } from './read-tbx.ts'
import { writeTbx } from './write-tbx.ts'

const read = (file: string | Uint8Array) => all(readTbx(chunked(file)))
const readCsv = (file: string) => all(readTermsCsv(chunked(file)))
const join = async (pieces: AsyncIterable<string>) => (await all(pieces)).join('')

const concept: Concept = {
  id: 'c12',
  domain: 'budget',
  definition: 'Money that residents decide on.',
  doNotTranslate: false,
  terms: [
    { language: locale('en'), text: 'participatory budget', status: 'preferred', partOfSpeech: 'noun' },
    { language: locale('en'), text: "citizens' budget", status: 'deprecated' },
    { language: locale('fr'), text: 'budget participatif', status: 'preferred', note: 'Never « citoyen ».' },
  ],
}
const martif = (entries: string) =>
  `<?xml version="1.0"?><!DOCTYPE martif SYSTEM "TBXcoreStructV02.dtd"><martif type="TBX" xml:lang="en"><martifHeader/><text><body>${entries}</body></text></martif>`

const EDITIONS: readonly (readonly [string, string])[] = [
  [
    '2008, with tig',
    martif(`<termEntry id="c12"><descrip type="subjectField">budget</descrip>
      <langSet xml:lang="en"><descripGrp><descrip type="definition">Money that residents decide on.</descrip></descripGrp>
        <tig><term>participatory budget</term><termNote type="partOfSpeech">noun</termNote></tig>
        <tig><term>citizens' budget</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></tig></langSet>
      <langSet xml:lang="fr"><tig><term>budget participatif</term><note>Never « citoyen ».</note></tig></langSet></termEntry>`),
  ],
  [
    '2008, with ntig',
    martif(`<termEntry id="c12"><descripGrp><descrip type="definition">Money that residents decide on.</descrip></descripGrp><descrip type="subjectField">budget</descrip>
      <langSet xml:lang="EN"><ntig><termGrp><term>participatory budget</term><termNote type="partOfSpeech">noun</termNote></termGrp></ntig>
        <ntig><termGrp><term>citizens' budget</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termGrp></ntig></langSet>
      <langSet xml:lang="fr"><ntig><termGrp><term>budget participatif</term></termGrp><note>Never « citoyen ».</note></ntig></langSet></termEntry>`),
  ],
  [
    '2019 in the style DCA',
    `<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2"><tbxHeader/><text><body>
      <conceptEntry id="c12"><descrip type="subjectField">budget</descrip><langSec xml:lang="en"><descrip type="definition">Money that residents decide on.</descrip>
        <termSec><term>participatory budget</term><termNote type="partOfSpeech">noun</termNote></termSec>
        <termSec><term>citizens' budget</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></termSec></langSec>
      <langSec xml:lang="fr"><termSec><term>budget participatif</term><note>Never « citoyen ».</note></termSec></langSec></conceptEntry></body></text></tbx>`,
  ],
  [
    '2019 in the style DCT',
    `<tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic"><tbxHeader/><text><body>
      <conceptEntry id="c12"><min:subjectField>budget</min:subjectField><langSec xml:lang="en"><basic:definition>Money that residents decide on.</basic:definition>
        <termSec><term>participatory budget</term><min:partOfSpeech>noun</min:partOfSpeech></termSec>
        <termSec><term>citizens' budget</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec></langSec>
      <langSec xml:lang="fr"><termSec><term>budget participatif</term><basic:note>Never « citoyen ».</basic:note></termSec></langSec></conceptEntry></body></text></tbx>`,
  ],
]

describe('TBX', () => {
  it.each(EDITIONS)('of the edition of %s is read', async (_, file) => {
    expect(await read(file)).toEqual([concept])
  })

  it('names what it cannot use by line, and takes an entry without an id by its terms', async () => {
    const langSet = (language: string, term: string) =>
      `<langSet xml:lang="${language}"><tig><term>${term}</term></tig></langSet>`
    const entries = [
      `<termEntry>${langSet('en', '')}</termEntry>`,
      `<termEntry>${langSet('no tag', 'x')}</termEntry>`,
      `<termEntry>${langSet('en', 'bridge')}${langSet('fr', 'pont')}</termEntry>`,
      `<termEntry id="12 a">${langSet('en', 'bridge')}</termEntry>`,
    ]
    const found = await read(martif(`\n${entries.join('\n')}`))
    expect(found).toMatchObject([
      { refused: 'It has no term.', line: 2 },
      { refused: "One of its languages is no language tag: 'no tag'.", line: 3 },
      { id: expect.stringMatching(/^t[0-9a-f]{16}$/) },
      { id: 'c12-a' },
    ])
    expect(await read(martif(entries[2] ?? ''))).toEqual([found[2]])
  })

  it.each([
    ['<tmx/>', 'not_tbx'],
    [martif('').slice(0, -20), 'not_well_formed'],
    ['<!DOCTYPE martif [<!ENTITY a "b">]><martif>&a;</martif>', 'document_type'],
  ])('is a fault when it is %s', async (file, code) => {
    expect((await read(file)).at(-1)).toMatchObject({ fault: code })
  })
})

describe('a termbase', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
    .map((text) => `=${text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '-')}.`)
  const defined = <T extends object>(value: T): T =>
    Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as T
  const optional = fc.option(words, { nil: undefined })
  const term = fc
    .record({
      language: fc.constantFrom('en', 'fr', 'sr-Cyrl').map(locale),
      text: words,
      status: fc.constantFrom(...TERM_STATUSES),
      partOfSpeech: optional,
      note: optional,
    })
    .map(defined)
  const anyConcept = fc
    .record({
      id: fc.uuid().map((id) => `c${id}`),
      domain: optional,
      definition: optional,
      note: optional,
      doNotTranslate: fc.boolean(),
      terms: fc
        .uniqueArray(term, { minLength: 1, maxLength: 5, selector: (one) => `${one.language} ${one.text}` })
        .map((terms) =>
          terms.toSorted((a, b) => (a.language < b.language ? -1 : a.language > b.language ? 1 : 0)),
        ),
    })
    .map(defined) as fc.Arbitrary<Concept>

  it('comes back as it was, in both editions of TBX and in CSV', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(anyConcept, { maxLength: 4, selector: ({ id }) => id }),
        async (concepts) => {
          expect(await read(await join(writeTbx(streamed(concepts))))).toEqual(concepts)
          expect(await read(await join(writeTbx(streamed(concepts), '2008')))).toEqual(concepts)
          expect(await readCsv(await join(writeTermsCsv(streamed(concepts))))).toEqual(concepts)
        },
      ),
    )
  })

  it('in CSV may have a column for each language', async () => {
    expect(
      await readCsv('Concept;EN;fr;Do not translate\n1;Decidim;Decidim;yes\n2;bridge;pont;\n3;;;\n'),
    ).toEqual([
      {
        id: 'c1',
        doNotTranslate: true,
        terms: [
          { language: 'en', text: 'Decidim', status: 'preferred' },
          { language: 'fr', text: 'Decidim', status: 'preferred' },
        ],
      },
      // A concept is told when its last row is known.
      { refused: 'It has no term.', line: 4 },
      {
        id: 'c2',
        doNotTranslate: false,
        terms: [
          { language: 'en', text: 'bridge', status: 'preferred' },
          { language: 'fr', text: 'pont', status: 'preferred' },
        ],
      },
    ])
  })

  it('in CSV must name its languages', async () => {
    expect(await readCsv('a_column,another_column\n1,2\n')).toMatchObject([{ fault: 'invalid_csv' }])
    expect(await readCsv('language,term\nno tag,x\n')).toMatchObject([
      { line: 2, refused: expect.any(String) },
    ])
  })
})
