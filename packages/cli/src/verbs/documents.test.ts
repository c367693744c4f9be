import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-cli-'))
  await mkdir(join(folder, 'docs'))
  await writeFile(join(folder, 'docs/a.md'), '# Le *pont*\n\nUne phrase. Une autre.\n')
  await writeFile(join(folder, 'docs/b.html'), '<p title=x>Une <b>phrase</b>.')
})

afterAll(() => rm(folder, { recursive: true }))

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const passerelle = (args: readonly string[], input = ''): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [main, ...args], { cwd: folder })
    let [out, err] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, out, err }))
    child.stdin.end(input)
  })

const text = (name: string): Promise<string> => readFile(join(folder, name), 'utf8')

describe('extract and merge on the command line', () => {
  it('take a document through standard input and put a translation in its place only', async () => {
    const source = '# Le *pont*\n\nUne phrase. Une autre.\n'
    const extracted = await passerelle(
      ['extract', '--format', 'markdown', '--source-language', 'fr', '--target-language', 'en'],
      source,
    )
    expect(extracted).toMatchObject({ code: 0, err: '' })
    const translated = extracted.out.replace(
      '<source>Une autre.</source>',
      '<source>Une autre.</source>\n<target>Another one.</target>',
    )
    await writeFile(join(folder, 'one.xlf'), translated)
    const merged = await passerelle(['merge', '--format', 'markdown', '-', 'one.xlf'], source)
    expect(merged).toEqual({ code: 0, err: '', out: '# Le *pont*\n\nUne phrase. Another one.\n' })
  })

  it('take a folder in one process and give every document back as it was', async () => {
    const extracted = await passerelle(['extract', '--out', 'xlf', 'docs/a.md', 'docs/b.html'])
    expect(extracted).toMatchObject({ code: 0, out: '' })
    const merged = await passerelle([
      'merge',
      '--out',
      'back',
      'docs/a.md',
      'xlf/a.md.xlf',
      'docs/b.html',
      'xlf/b.html.xlf',
    ])
    expect(merged).toMatchObject({ code: 0, out: '' })
    expect(await text('back/a.md')).toBe(await text('docs/a.md'))
    expect(await text('back/b.html')).toBe(await text('docs/b.html'))
  })

  it('go on with the others when one document fails, and end with 1', async () => {
    const outcome = await passerelle(['extract', '--out', 'some', 'docs/none.md', 'docs/a.md'])
    expect(outcome).toMatchObject({ code: 1, err: expect.stringContaining('docs/none.md') })
    expect(await text('some/a.md.xlf')).toContain('<pc id="1"')
  })

  it('name a translated unit whose source text is gone, write the rest, and end with 1', async () => {
    await passerelle([
      'extract',
      '--target-language',
      'en',
      '--source-language',
      'fr',
      '--out',
      'old',
      'docs/a.md',
    ])
    const xliff = (await text('old/a.md.xlf')).replaceAll(
      /<source>(Une [a-z]+\.)<\/source>/g,
      '<source>$1</source><target>T.</target>',
    )
    await writeFile(join(folder, 'old.xlf'), xliff)
    await writeFile(join(folder, 'new.md'), '# Le *pont*\n\nUne phrase nouvelle. Une autre.\n')
    const outcome = await passerelle(['merge', 'new.md', 'old.xlf'])
    expect(outcome).toMatchObject({ code: 1, out: '# Le *pont*\n\nUne phrase nouvelle. T.\n' })
    expect(outcome.err).toMatch(
      /^old\.xlf, line \d+: unit \S+ was left out, because new\.md no longer has its source text\.\nnew\.md has changed: one of its segments is not in old\.xlf, .*\.\n$/,
    )
  })

  it('carry sentences that share a pair of marks through XLIFF of both versions', async () => {
    const source = 'Un **deux. Trois** quatre.\n'
    await writeFile(join(folder, 'half.md'), source)
    for (const version of ['2.1', '1.2']) {
      const args = ['--source-language', 'fr', '--target-language', 'en', '--xliff', version]
      const { out } = await passerelle(['extract', ...args, 'half.md'])
      const half =
        version === '2.1' ? /<ec [^>]*isolated="yes"[^>]*dataRef="e1"/ : /<it [^>]*pos="close"[^>]*>\*\*</
      expect(out).toMatch(half)
      await writeFile(join(folder, 'half.xlf'), out)
      expect(await passerelle(['merge', 'half.md', 'half.xlf'])).toEqual({ code: 0, err: '', out: source })
    }
  })

  it('translate the front matter that is asked for', async () => {
    await writeFile(join(folder, 'front.md'), '---\ntitle: Un\nlead: Deux\n---\n\nTrois.\n')
    const sourcesOf = async (...args: string[]): Promise<string[]> => {
      const { out } = await passerelle(['extract', ...args, 'front.md'])
      return [...out.matchAll(/<source>(.*?)<\/source>/g)].map(([, source = '']) => source)
    }
    expect(await sourcesOf()).toEqual(['Un', 'Trois.'])
    expect(await sourcesOf('--front-matter', 'lead')).toEqual(['Deux', 'Trois.'])
    expect(await sourcesOf('--front-matter', '')).toEqual(['Trois.'])
  })

  it('give a document back in its own encoding, with its line ends and its byte order mark', async () => {
    const source = '\uFEFF# Été\r\n\r\nUne phrase.\r\n'
    const encodings = {
      'utf8.md': Buffer.from(source),
      'little.md': Buffer.from(source, 'utf16le'),
      'big.md': Buffer.from(source, 'utf16le').swap16(),
    }
    for (const [name, bytes] of Object.entries(encodings)) await writeFile(join(folder, name), bytes)
    const names = Object.keys(encodings)
    expect(await passerelle(['extract', '--out', 'encoded', ...names])).toMatchObject({ code: 0 })
    const pairs = names.flatMap((name) => [name, `encoded/${name}.xlf`])
    expect(await passerelle(['merge', '--out', 'decoded', ...pairs])).toMatchObject({ code: 0, err: '' })
    for (const [name, bytes] of Object.entries(encodings)) {
      expect(await readFile(join(folder, 'decoded', name))).toEqual(bytes)
    }
  })

  const WRONG: readonly (readonly [string, readonly string[], number, RegExp])[] = [
    ['several documents without a folder', ['extract', 'docs/a.md', 'docs/b.html'], 2, /--out DIR/],
    ['an odd number of files', ['merge', 'docs/a.md'], 2, /pairs/],
    ['a format that does not exist', ['extract', '--format', 'docx', 'docs/a.md'], 2, /docx/],
    ['standard input without a format', ['extract', '-'], 2, /--format/],
    ['a language tag that is none', ['extract', '--source-language', 'x', 'docs/a.md'], 2, /language tag/],
    [
      'a result that would overwrite a document',
      ['merge', '--out', 'docs', 'docs/a.md', 'docs/b.html'],
      2,
      /overwritten/,
    ],
    [
      'two documents of one name',
      ['extract', '--out', 'same', 'docs/a.md', 'docs/../docs/a.md'],
      2,
      /Two documents are called a\.md\.xlf/,
    ],
    ['a file in the place of the folder', ['extract', '--out', 'docs/b.html', 'docs/a.md'], 1, /in its way/],
    ['a file that is no XLIFF', ['merge', 'docs/a.md', 'docs/a.md'], 1, /was not used/],
  ]

  it.each(WRONG)('refuse %s', async (_, args, code, sentence) => {
    const outcome = await passerelle(args)
    expect(outcome).toMatchObject({ code, out: '', err: expect.stringMatching(sentence) })
  })

  it('refuse a document that is neither UTF-8 nor sound UTF-16', async () => {
    await writeFile(join(folder, 'latin.md'), Buffer.from('é', 'latin1'))
    await writeFile(join(folder, 'odd.md'), Buffer.from([0xff, 0xfe, 0x00]))
    for (const name of ['latin.md', 'odd.md']) {
      expect(await passerelle(['extract', name])).toMatchObject({
        code: 1,
        out: '',
        err: expect.stringMatching(/^\S+ is not written in .*UTF-8 and try again\.\n$/),
      })
    }
  })
})
