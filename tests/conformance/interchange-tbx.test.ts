import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Concept, locale } from '@passerelle/domain'
import { writeTbx } from '@passerelle/interchange'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isThere } from '../../infra/provision/programs.mjs'

const CONCEPT: Concept = {
  id: 'c1',
  domain: 'budget',
  doNotTranslate: false,
  terms: [
    { language: locale('en'), text: 'income & spending', status: 'preferred', partOfSpeech: 'noun' },
    { language: locale('fr'), text: 'recettes et dépenses', status: 'preferred', note: 'Au pluriel.' },
  ],
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-tbx-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function* one(): AsyncGenerator<Concept> {
  yield CONCEPT
}

async function written(edition: '2008' | '2019'): Promise<string> {
  const path = join(folder, `${edition}.tbx`)
  let text = ''
  for await (const piece of writeTbx(one(), edition)) text += piece
  await writeFile(path, text)
  return path
}

function run(command: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
  expect([status, stderr]).toEqual([0, expect.any(String)])
  return stdout
}

describe.skipIf(!isThere('xmllint') && process.env.CI !== 'true')('xmllint', () => {
  test.each(['2008', '2019'] as const)('finds TBX of %s well-formed', async (edition) => {
    run('xmllint', '--nonet', '--noout', await written(edition))
  })
})

describe.skipIf(!isThere('translate-toolkit') && process.env.CI !== 'true')('translate-toolkit', () => {
  test('reads each term of the edition of 2008', async () => {
    // Debian's package is for Debian's own Python.
    const out = run(
      '/usr/bin/python3',
      '-c',
      'import sys\nfrom translate.storage import tbx\nfor unit in tbx.tbxfile.parsefile(sys.argv[1]).units:\n' +
        '  print(unit.getid(), "|", unit.source, "|", unit.target, "|", unit.getnotes("pos"))',
      await written('2008'),
    )
    expect(out.split('\n')[0]).toBe('c1 | income & spending | recettes et dépenses | noun')
  })
})
