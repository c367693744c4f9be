import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { locale, type TranslationUnit } from '@passerelle/domain'
import { readTmx, writeTmx } from '@passerelle/interchange'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isThere } from '../../infra/provision/programs.mjs'

const UNITS: readonly TranslationUnit[] = [
  {
    source: locale('fr'),
    target: locale('en'),
    sourceText: 'La ville publie <1>toutes ses dépenses</1><2/> & ses recettes.',
    targetText: 'The city publishes <1>all its spending</1><2/> & its income.',
    from: 'human',
    domain: 'budget',
    details: {
      createdBy: 'ana',
      createdAt: '2025-03-04T05:06:07.000Z',
      usageCount: 2,
      notes: ['Read by a second person.'],
      props: [['x-client', 'city']],
      markup: { 1: ['<b class="x">', '</b>'], 2: ['<br/>'] },
    },
  },
  {
    source: locale('fr'),
    target: locale('ar'),
    sourceText: 'Un clic < deux',
    targetText: 'نقرة <1>واحدة',
    from: 'mt',
    engine: 'apertium',
    details: {},
  },
]

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-tmx-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

async function written(): Promise<string> {
  const path = join(folder, 'ours.tmx')
  let text = ''
  for await (const piece of writeTmx(streamed(UNITS))) text += piece
  await writeFile(path, text)
  return path
}

function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

describe.skipIf(!isThere('xmllint') && process.env.CI !== 'true')('xmllint', () => {
  test('finds what is written here valid TMX 1.4', async () => {
    const schema = join(import.meta.dirname, '..', 'fixtures', 'schemas', 'tmx14.rng')
    run('xmllint', '--nonet', '--noout', '--relaxng', schema, await written())
  })
})

// Debian's package is for Debian's own Python.
const python = (program: string, ...args: readonly string[]): string =>
  run('/usr/bin/python3', '-c', `import sys\nfrom translate.storage import tmx\n${program}`, ...args)

describe.skipIf(!isThere('translate-toolkit') && process.env.CI !== 'true')('translate-toolkit', () => {
  test('reads from what is written here each unit with its languages', async () => {
    const out = python(
      'for unit in tmx.tmxfile.parsefile(sys.argv[1]).units:\n' +
        '  print(unit.source, "|", unit.gettarget("en") or unit.gettarget("ar"), "|", unit.getnotes())',
      await written(),
    )
    expect(out.trimEnd().split('\n')).toEqual([
      'La ville publie <b class="x">toutes ses dépenses</b><br/> & ses recettes. | The city publishes <b class="x">all its spending</b><br/> & its income. | Read by a second person.',
      'Un clic < deux | نقرة <1>واحدة |',
    ])
  })

  test('and what it writes is read here', async () => {
    const po = join(folder, 'messages.po')
    await writeFile(
      po,
      'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "A bridge & a road"\nmsgstr "Un pont & une route"\n',
    )
    run('po2tmx', '--language=fr', po, join(folder, 'theirs.tmx'))
    const bytes = spawnSync('cat', [join(folder, 'theirs.tmx')]).stdout
    const units: unknown[] = []
    for await (const unit of readTmx(streamed([bytes]))) units.push(unit)
    expect(units).toEqual([
      {
        source: 'en',
        target: 'fr',
        sourceText: 'A bridge & a road',
        targetText: 'Un pont & une route',
        from: 'human',
        details: { tool: expect.stringContaining('Translate Toolkit') },
      },
    ])
  })
})
