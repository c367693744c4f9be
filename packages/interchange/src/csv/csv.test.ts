import { locale, type TranslationUnit } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { all, chunked, streamed } from '../chunks.testing.ts'
import { anyUnit } from '../units.testing.ts'
import { plainCell, safeCell } from './cell.ts'
import { readCsv } from './read-csv.ts'
import { type MemoryLanguages, readMemoryCsv } from './read-memory-csv.ts'
import { csvRecord } from './write-csv.ts'
import { writeMemoryCsv } from './write-memory-csv.ts'

const rows = async (file: string | Uint8Array, size?: number) =>
  (await all(readCsv(chunked(file, size)))).map((record) => ('cells' in record ? record.cells : record))
const read = (file: string, languages?: MemoryLanguages) => all(readMemoryCsv(chunked(file), languages))
const texts = async (file: string, languages?: MemoryLanguages) =>
  (await read(file, languages)).map((entry) =>
    'sourceText' in entry
      ? `${entry.source} ${entry.sourceText} | ${entry.target} ${entry.targetText}`
      : entry,
  )

describe('a cell that a spreadsheet could take for a formula', () => {
  it.each([
    '=1+1',
    '+1',
    '-1',
    '@a',
    '\t=1',
    '\r=1',
    '"=1',
    "'=1",
    '  =1',
    '\u00a0=1',
    '＝1',
    '\ttab',
    '\rline',
  ])('%j is written with an apostrophe before it', (text) => expect(safeCell(text)).toBe(`'${text}`))
  it.each(['a=1', '1-2', "d'accord", "'quoted'", '', ' a', '10 %'])('%j is none', (text) =>
    expect(safeCell(text)).toBe(text),
  )
  it('comes back as it was, whatever it holds', () => {
    const hostile = fc.string({
      unit: fc.constantFrom("'", '"', '=', '-', '@', ' ', '\t', '\r', '\n', 'a', ','),
    })
    fc.assert(fc.property(fc.oneof(hostile, fc.string()), (text) => plainCell(safeCell(text)) === text))
  })
})

describe('a CSV file', () => {
  it('comes back as it was written, whatever its cells and chunks', async () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', "'", '=', 'é', '€', '😀', ' ', 'a'),
    })
    const record = fc.array(cell, { minLength: 2, maxLength: 4 }).map((cells) => ['x', ...cells])
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { maxLength: 6 }),
        fc.integer({ min: 1, max: 100 }),
        async (records, size) => {
          const all = [['a', 'b', 'c'], ...records]
          expect(await rows(all.map(csvRecord).join(''), size)).toEqual(all)
        },
      ),
    )
  })

  it.each([',', ';', '\t', '|'])('may be divided by %j', async (delimiter) => {
    const file = `"a, b; c"${delimiter}d\n1${delimiter}"2${delimiter}3"\n`
    expect(await rows(file)).toEqual([
      ['a, b; c', 'd'],
      ['1', `2${delimiter}3`],
    ])
  })

  it('is read with its mark, from UTF-16, with any line ends, and by line', async () => {
    expect(await rows('\uFEFFa,b\r\n1,2')).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
    expect(await rows(Buffer.from('\uFEFFa,b\n1,é', 'utf16le'))).toEqual([
      ['a', 'b'],
      ['1', 'é'],
    ])
    const records = await all(readCsv(chunked('a,b\r\n"1\r\n1",2\r\n\r\n3,4\r\n')))
    expect(records.map((record) => 'line' in record && record.line)).toEqual([1, 2, 5])
  })

  it.each([
    ['cut off inside of quotes', 'a,b\n1,"2', 'invalid_csv', /line 2/],
    ['with a stray quote', 'a,b\n1,"2"3\n', 'invalid_csv', /line 2/],
    ['with a record without end', `a,b\n1,"${'x'.repeat(3_000_000)}`, 'invalid_csv', /2097152/],
    ['in another encoding', Buffer.from('a,b\n1,caf\xe9\n', 'latin1'), 'wrong_encoding', /utf-8/],
  ])('%s ends in a fault', async (_, file, code, message) => {
    expect((await rows(file)).at(-1)).toMatchObject({ fault: code, message: expect.stringMatching(message) })
  })
})

describe('a translation memory in CSV', () => {
  it('comes back as it was written, with all that its units tell', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { maxLength: 5 }), async (units: readonly TranslationUnit[]) => {
        const file = (await all(writeMemoryCsv(streamed(units)))).join('')
        expect(await read(file)).toEqual(units)
      }),
    )
  })

  it('may have a column for each language', async () => {
    expect(await texts('fr;en_us;es\nOui;Yes;Sí\nNon;;No\n')).toEqual([
      'fr Oui | en-US Yes',
      'fr Oui | es Sí',
      { refused: 'It has no text in two languages.', line: 3 },
      'fr Non | es No',
    ])
    expect(await texts('fr,en\nOui,Yes\n', { source: locale('en') })).toEqual(['en Yes | fr Oui'])
  })

  it('may leave its languages to whoever takes it in', async () => {
    expect(await texts('Source,Target\nOui,Yes\n', { source: locale('fr'), target: locale('en') })).toEqual([
      'fr Oui | en Yes',
    ])
    expect(await read('Source,Target\nOui,Yes\n')).toMatchObject([
      { line: 2, refused: expect.stringMatching(/--from and --to/) },
    ])
  })

  it.each([
    ['no column that is known', 'name,value\na,b\n', { fault: 'invalid_csv' }],
    ['a NUL', 'fr,en\nOui,Y\0es\n', { line: 2, refused: /NUL/ }],
    ['foreign JSON', 'fr,en,more\nOui,Yes,"{""notes"":[1]}"\n', { line: 2, refused: /more/ }],
    ['a lone surrogate', 'fr,en,more\nOui,Yes,"{""notes"":[""\\ud800""]}"\n', { line: 2, refused: /more/ }],
  ])('with %s is told', async (_, file, expected) => {
    const [entry] = await read(file)
    const { refused, ...rest } = { refused: undefined, ...expected }
    expect(entry).toMatchObject({
      ...rest,
      ...(refused === undefined ? {} : { refused: expect.stringMatching(refused) }),
    })
  })
})
