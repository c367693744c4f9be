import { spawn } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { throwawayDatabase } from '@passerelle/testkit'
import { afterAll, expect, test, vi } from 'vitest'

// Each command is a process of its own: half a second when nothing else runs, far more on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const database = await throwawayDatabase()
const folder = await mkdtemp(join(tmpdir(), 'passerelle-memory-'))
afterAll(async () => {
  await database.drop()
  await rm(folder, { recursive: true })
})

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

async function passerelle(args: readonly string[], input: string | Buffer = '') {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: database.url },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.on('error', () => undefined)
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, errors }
}

const theirs = `<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4"><header srclang="fr" creationtool="T" creationtoolversion="1" segtype="sentence" o-tmf="x" adminlang="en" datatype="html"/><body>
<tu creationid="ANA"><tuv xml:lang="fr-FR"><seg>Un <bpt i="1">&lt;b&gt;</bpt>budget<ept i="1">&lt;/b&gt;</ept> pour tous</seg></tuv><tuv xml:lang="en"><seg>A <bpt i="1">&lt;b&gt;</bpt>budget<ept i="1">&lt;/b&gt;</ept> for all</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>=1+1</seg></tuv><tuv xml:lang="en"><seg>-x</seg></tuv></tu>
<tu><tuv xml:lang="fr"><seg>Seul</seg></tuv></tu>
</body></tmx>`

test('a memory comes in once, is found, and goes out as it came, as TMX and as CSV', async () => {
  const first = await passerelle(['memory', 'import', '-', '--domain', 'budget'], theirs)
  expect(first).toEqual({
    code: 0,
    out: '3 units: 2 new, 0 known, 1 refused.\n',
    errors: 'Line 5: It has no text in two languages.\n',
  })
  const tmx = (await passerelle(['memory', 'export', '--from', 'fr', '--to', 'en'])).out
  expect(tmx).toContain(
    '<seg>Un <bpt i="1" x="1">&lt;b&gt;</bpt>budget<ept i="1">&lt;/b&gt;</ept> pour tous</seg>',
  )
  expect(await passerelle(['memory', 'import', '-', '--json'], tmx)).toMatchObject({
    code: 0,
    out: '{"added":0,"known":2,"refused":0,"leftAside":0}\n',
  })
  const csv = join(folder, 'ours.csv')
  expect(await passerelle(['memory', 'export', '--out', csv])).toMatchObject({ code: 0, out: '', errors: '' })
  expect(await readdir(folder)).toEqual(['ours.csv'])
  expect(await readFile(csv, 'utf8')).toContain("fr,en,'=1+1,'-x,budget,")
  expect((await passerelle(['memory', 'import', csv])).out).toBe('2 units: 0 new, 2 known, 0 refused.\n')
  const found = await passerelle(['memory', 'search', 'Un budget', '--from', 'fr', '--to', 'en', '--json'])
  expect(
    found.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { trust: 'imported', source: 'Un <1>budget</1> pour tous', target: 'A <1>budget</1> for all' },
  ])
  const asked = await passerelle(
    ['memory', 'search', '--from', 'fr', '--to', 'en'],
    'Un budget\n\nRien de tel ici\n',
  )
  expect(
    asked.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  ).toMatchObject([
    { query: 'Un budget', hits: [{ target: 'A <1>budget</1> for all' }] },
    { query: 'Rien de tel ici', hits: [] },
  ])
})

test('a damaged file is taken in as far as it can be read, and the error says so with the line', async () => {
  const { code, out, errors } = await passerelle(['memory', 'import', '-'], theirs.slice(0, -20))
  expect([code, out]).toEqual([1, '2 units: 0 new, 2 known, 0 refused.\n'])
  expect(errors).toMatch(/Standard input was taken in as far as it could be read: .*line 5/)
})

test('what can not be read or written is told in one sentence', async () => {
  const bad = join(folder, 'bad.csv')
  await writeFile(bad, 'a,b\n1,2\n')
  for (const [args, message] of [
    [['memory', 'import', bad], /bad\.csv was not taken in: Its first line names no columns/],
    [['memory', 'import', join(folder, 'none.tmx')], /none\.tmx can not be read \(ENOENT\)/],
    [['memory', 'export', '--out', join(folder, 'no', 'x.tmx')], /x\.tmx can not be written \(ENOENT\)/],
  ] as const)
    expect(await passerelle(args)).toMatchObject({ code: 1, out: '', errors: expect.stringMatching(message) })
  expect(await passerelle(['memory', 'search', 'x', '--from', 'fr'])).toMatchObject({ code: 2 })
})

test('a termbase comes in once, and goes out as TBX and as CSV', async () => {
  const csv = 'concept,en,fr,do_not_translate\n1,bridge,pont,\n2,Decidim,Decidim,yes\n3,,,\n'
  expect(await passerelle(['terms', 'import', '-', '--as', 'csv'], csv)).toEqual({
    code: 0,
    out: '3 concepts: 2 new, 0 changed, 0 unchanged, 1 refused.\n',
    errors: 'Line 4: It has no term.\n',
  })
  for (const format of ['tbx', 'tbx-2008', 'csv']) {
    const { out } = await passerelle(['terms', 'export', '--as', format])
    const as = format === 'csv' ? 'csv' : 'tbx'
    expect(await passerelle(['terms', 'import', '-', '--as', as, '--json'], out)).toMatchObject({
      out: '{"added":0,"changed":0,"unchanged":2,"refused":0}\n',
    })
  }
})
