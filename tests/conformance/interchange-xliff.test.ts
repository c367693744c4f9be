import { spawnSync } from 'node:child_process'
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locale } from '@passerelle/domain'
import {
  isFault,
  mergeXliff,
  readXliff,
  writeXliff,
  type XliffDocument,
  type XliffSegment,
  type XliffVersion,
} from '@passerelle/interchange'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isThere, XLIFF_SCHEMAS } from '../../infra/provision/programs.mjs'

const withoutSchemas = process.env.CI !== 'true' && !(isThere('xmllint') && isThere('xliff-schemas'))
const withoutToolkit = process.env.CI !== 'true' && !isThere('translate-toolkit')

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-xliff-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Segments with everything that the writer can say of one, and codes in every order. */
const segments: fc.Arbitrary<XliffSegment[]> = fc
  .array(
    fc.record(
      {
        source: fc
          .array(fc.oneof(fc.string({ maxLength: 6 }), codes()), { maxLength: 6 })
          .map((all) => all.join('')),
        target: fc
          .array(fc.oneof(fc.string({ maxLength: 6 }), codes()), { maxLength: 6 })
          .map((all) => all.join('')),
        state: fc.constantFrom('initial', 'translated', 'reviewed', 'final'),
        from: fc.constantFrom('mt', 'tm', 'human', 'source'),
        part: fc.constantFrom('title', 'body'),
        language: fc.constantFrom('en', 'pt-BR'),
        notes: fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 2 }),
        provenance: fc.record(
          { person: fc.string(), tool: fc.string(), revisedBy: fc.string() },
          { requiredKeys: [] },
        ),
        candidates: fc.array(
          fc.record({
            source: fc.string({ maxLength: 6 }),
            target: codes(),
            similarity: fc.integer({ min: 0, max: 100 }),
            type: fc.constantFrom('tm', 'mt'),
            origin: fc.string({ maxLength: 6 }),
          }),
          { maxLength: 2 },
        ),
        terms: fc.array(
          fc.record(
            {
              term: fc.string(),
              translations: fc.array(fc.string(), { maxLength: 2 }),
              definition: fc.string(),
            },
            { requiredKeys: ['term', 'translations'] },
          ),
          { maxLength: 2 },
        ),
      },
      { requiredKeys: ['source'] },
    ),
    { maxLength: 4 },
  )
  .map((all) =>
    all.map((segment, index) => ({
      ...segment,
      key: `s${index}`,
      codes: [
        { id: 1, kind: 'pc', type: 'strong', equiv: '"<' },
        { id: 2, kind: 'ph', type: 'image' },
        { id: 3, kind: 'ec', type: 'html' },
      ],
      markup: { 1: ['**', '**'], 2: ['![\u0001]'], 3: ['</b>'] },
    })),
  )

function codes(): fc.Arbitrary<string> {
  const id = fc.integer({ min: 1, max: 3 })
  return fc.oneof(
    id.map((n) => `<${n}>`),
    id.map((n) => `</${n}>`),
    id.map((n) => `<${n}/>`),
  )
}

const documents = (all: fc.Arbitrary<XliffSegment[]>): fc.Arbitrary<XliffDocument> =>
  all.map((each) => ({
    sourceLanguage: 'fr',
    targetLanguage: 'en-GB',
    original: 'a & "b".md',
    skeleton: 'a b.md',
    home: { case: 'c', translation: 't', revision: 'r', version: 3 },
    segments: each,
  }))

describe.skipIf(withoutSchemas)('the schemas of OASIS, by xmllint', () => {
  beforeAll(async () => {
    await cp(join(import.meta.dirname, 'xliff-modules'), folder, { recursive: true })
    await cp(XLIFF_SCHEMAS, folder, { recursive: true })
    // The schemas ask the network for that of XML's own attributes, which stands beside them.
    for (const name of ['xliff-core-2.0.xsd', 'xliff-core-1.2-strict.xsd']) {
      const schema = await readFile(join(folder, name), 'utf8')
      await writeFile(
        join(folder, name),
        schema.replace(/schemaLocation="[^"]*xml\.xsd"/, 'schemaLocation="xml.xsd"'),
      )
    }
  })

  async function complaints(
    schema: string,
    version: XliffVersion,
    all: readonly XliffDocument[],
  ): Promise<string> {
    const names = all.map((_, index) => `${version}-${index}.xlf`)
    for (const [index, document] of all.entries())
      await writeFile(join(folder, names[index] ?? ''), writeXliff(document, version))
    const { stderr } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', schema, ...names], {
      cwd: folder,
      encoding: 'utf8',
    })
    return stderr
      .split('\n')
      .filter((line) => line !== '' && !line.endsWith(' validates'))
      .join('\n')
  }

  test.each([
    ['2.1', 'all.xsd'],
    ['1.2', 'xliff-core-1.2-strict.xsd'],
  ] as const)('accept whatever is written as %s', async (version, schema) => {
    const all = fc.sample(documents(segments), { numRuns: 60, seed: 7 })
    expect(await complaints(schema, version, all)).toBe('')
  })

  test.each([
    ['a candidate without a place', (xliff: string) => xliff.replace('ref="#s" type', 'type')],
    ['metadata without a type', (xliff: string) => xliff.replace(/<mda:meta type="\w+"/, '<mda:meta')],
    [
      'a glossary entry with a term alone',
      (xliff: string) => xliff.replace(/<gls:translation>.*<\/gls:translation>/, ''),
    ],
    [
      'an element of the core that there is not',
      (xliff: string) => xliff.replace('<notes>', '<remarks/><notes>'),
    ],
  ])('do refuse %s', async (_, damage) => {
    const segment: XliffSegment = {
      key: 's1',
      source: 'a',
      codes: [],
      notes: ['n'],
      candidates: [{ source: 'a', target: 'b', similarity: 50, type: 'tm' }],
      terms: [{ term: 'a', translations: ['b'] }],
    }
    const home = { case: 'c', translation: 't', revision: 'r', version: 3 }
    const xliff = writeXliff({
      sourceLanguage: 'fr',
      targetLanguage: 'en',
      original: 'a',
      home,
      segments: [segment],
    })
    expect(damage(xliff)).not.toBe(xliff)
    await writeFile(join(folder, 'damaged.xlf'), damage(xliff))
    const { status } = spawnSync('xmllint', ['--nonet', '--noout', '--schema', 'all.xsd', 'damaged.xlf'], {
      cwd: folder,
    })
    expect(status).toBe(3)
  })
})

/** Fills what is untranslated, as a person would in a tool that is built on translate-toolkit. */
const FILL = `
import sys
from translate.storage import xliff
store = xliff.xlifffile.parsefile(sys.argv[1])
for unit in store.units:
    if unit.target == unit.source:
        unit.target = 'Filled by hand: ' + unit.source
        unit.markfuzzy(False)
store.save()
`

describe.skipIf(withoutToolkit)('translate-toolkit', () => {
  const exported: readonly XliffSegment[] = [
    {
      key: 's1',
      source: 'Un <1>pont</1> & une rive.',
      codes: [],
      target: 'A <1>bridge</1> & a bank.',
      from: 'mt',
    },
    { key: 's2', source: 'Rien n’est traduit.', codes: [] },
    { key: 's3', source: 'Une phrase relue.', codes: [], target: 'A sentence, reviewed.', state: 'final' },
  ]
  const written = (): string =>
    writeXliff(
      {
        sourceLanguage: 'fr',
        targetLanguage: 'en',
        original: 'a.md',
        home: { case: 'c', translation: 't', revision: 'r', version: 3 },
        segments: exported,
      },
      '1.2',
    )

  test('counts what we say is translated, in need of review, and not translated yet', async () => {
    await writeFile(join(folder, 'count.xlf'), written())
    const { stdout } = spawnSync('pocount', ['--csv', 'count.xlf'], { cwd: folder, encoding: 'utf8' })
    const [head = '', row = ''] = stdout.trim().split('\n')
    const counts = Object.fromEntries(
      head.split(',').map((name, index) => [name.trim(), row.split(',')[index]?.trim()]),
    )
    expect(counts).toMatchObject({ 'Translated Messages': '1', 'Fuzzy Messages': '2' })
  })

  test('fills our 1.2, and what it filled comes back as that alone', async () => {
    await writeFile(join(folder, 'fill.xlf'), written())
    const { status, stderr } = spawnSync('/usr/bin/python3', ['-c', FILL, 'fill.xlf'], {
      cwd: folder,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
    const content = readXliff(await readFile(join(folder, 'fill.xlf')))
    if (isFault(content)) throw new Error(content.message)
    const ours = exported.map(({ key, source, target = '' }) => ({ key, source, target, settled: true }))
    const rows = mergeXliff(
      content,
      { case: 'c', target: locale('en'), segments: ours },
      { targetCharacters: 999 },
    )
    expect(rows.map(({ key, outcome }) => `${key} ${outcome}`)).toEqual([
      's1 unchanged',
      's2 taken',
      's3 unchanged',
    ])
    expect(rows[1]).toMatchObject({ theirs: 'Filled by hand: Rien n’est traduit.' })
  })
})
