import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { detectLocalApertium } from '@passerelle/engines'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { passerelle } from './command.ts'

const withoutApertium = (await detectLocalApertium()) === undefined && process.env.CI !== 'true'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-commands-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const run = (args: readonly string[], input = '') => passerelle(args, { input, cwd: folder })

describe('an argument that means something to a shell or to another program (S17)', () => {
  test('is no language', async () => {
    for (const args of [
      ['translate', '--from=fr;touch pwned', '--to=en'],
      ['translate', '--from=en', '--to=$(touch pwned)'],
      ['translate', '--from=-rf', '--to=en'],
      ['translate', '--from=fr\ntouch pwned', '--to=../../en'],
      ['extract', '--format=text', '--source-language=fr|touch pwned'],
    ]) {
      const { code, out, errors } = await run(args, 'Un texte.')
      expect([code, out], args.join(' ')).toEqual([2, ''])
      expect(errors).toContain('is no language tag')
    }
    const engine = await run(['translate', '--from=en', '--to=es', '--engine=;touch pwned'], 'A text.')
    expect(engine).toMatchObject({ code: 2, out: '' })
    expect(await readdir(folder)).toEqual([])
  })

  test('is a file’s name after two hyphens, also when it begins with one', async () => {
    const names = ['-rf.md', '--help.md', '-e;touch pwned.md', '$(touch pwned).md']
    for (const name of names) await writeFile(join(folder, name), `Un texte dans *${names.indexOf(name)}*.\n`)
    expect(await run(['extract', '--source-language=fr', '--out=out', '--', ...names])).toMatchObject({
      code: 0,
    })
    expect((await readdir(join(folder, 'out'))).toSorted()).toEqual(
      names.map((name) => `${name}.xlf`).toSorted(),
    )
    const pairs = names.flatMap((name) => [name, join('out', `${name}.xlf`)])
    expect(await run(['merge', '--out=merged', '--', ...pairs])).toMatchObject({ code: 0 })
    for (const name of names)
      expect(await readFile(join(folder, 'merged', name), 'utf8')).toBe(
        await readFile(join(folder, name), 'utf8'),
      )
    // Without the hyphens it is an option that nobody knows, which is wrong use.
    expect(await run(['extract', '-rf.md'])).toMatchObject({ code: 2, out: '' })
    expect(await run(['import', '-rf.jsonl'])).toMatchObject({ code: 2, out: '' })
    expect((await readdir(folder)).filter((name) => name.includes('pwned') && !name.endsWith('.md'))).toEqual(
      [],
    )
  })

  test.skipIf(withoutApertium)(
    'is only text to the machine, which runs no command and reads no file',
    async () => {
      const lines = [
        '$(touch pwned)',
        '`touch pwned`',
        '; touch pwned',
        '-f none',
        '--help',
        '@/etc/passwd',
        '[[t:b:x]]file[[/]]',
        '^cat/cat<n>$ \\^ $ { } @ # + ~',
        '',
      ]
      const { code, out } = await run(
        ['translate', '--from=en', '--to=es', '--engine=apertium'],
        lines.join('\n'),
      )
      expect(code).toBe(0)
      expect(out.split('\n')).toHaveLength(lines.length)
      expect(out).not.toMatch(/root:|Usage|USAGE/)
      expect((await readdir(folder)).includes('pwned')).toBe(false)
    },
  )
})
