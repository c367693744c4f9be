import { type ChildProcess, execFileSync, type SpawnOptions, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..', '..')
const isRoot = process.getuid?.() === 0
// Programs that this checkout has fetched already need not be fetched again for every test.
const hasTools = existsSync(join(ROOT, '.tools', 'node_modules', `node-${process.platform}-${process.arch}`))

let folder = ''
let checkout = ''

/** A checkout with nothing in it but what starts it; its programs say what they were given. */
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'passerelle bootstrap é-'))
  chmodSync(folder, 0o755)
  checkout = join(folder, 'the checkout')
  mkdirSync(checkout)
  cpSync(join(ROOT, 'infra', 'bootstrap'), join(checkout, 'infra', 'bootstrap'), { recursive: true })
  put('package.json', '{ "private": true }')
  put('pnpm-workspace.yaml', 'packages: []\n')
  put('pnpm-lock.yaml', "lockfileVersion: '9.0'\n\nimporters:\n\n  .: {}\n")
  put(
    'packages/cli/src/main.ts',
    'const words: string[] = process.argv.slice(2)\nconsole.log(words.join("|"))\nprocess.exitCode = words.length',
  )
  put(
    'services/standalone/src/main.ts',
    "process.on('SIGTERM', () => process.exit(7))\nsetInterval(() => {}, 1000)\nconsole.log(process.version)",
  )
  if (hasTools) execFileSync('cp', ['-al', join(ROOT, '.tools', 'node_modules'), join(checkout, 'tools')])
  if (hasTools) execFileSync('sh', ['-c', 'mkdir .tools && mv tools .tools/node_modules'], { cwd: checkout })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

function put(path: string, text: string): void {
  mkdirSync(join(checkout, path, '..'), { recursive: true })
  writeFileSync(join(checkout, path), text)
}

interface Outcome {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const options = (extra: SpawnOptions): SpawnOptions => ({
  cwd: checkout,
  env: { PATH: process.env.PATH, HOME: '/nonexistent', ...extra.env },
  stdio: ['ignore', 'pipe', 'pipe'],
  ...(extra.uid === undefined ? {} : { uid: extra.uid, gid: extra.gid }),
})

const launch = (args: readonly string[], extra: SpawnOptions = {}): ChildProcess =>
  spawn(process.execPath, [join('infra', 'bootstrap', 'run.mjs'), ...args], options(extra))

async function run(args: readonly string[], extra: SpawnOptions = {}): Promise<Outcome> {
  const child = launch(args, extra)
  const text = { out: '', err: '' }
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    text.out += chunk
  })
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    text.err += chunk
  })
  await once(child, 'close')
  return { code: child.exitCode, ...text }
}

describe.skipIf(!hasTools)('a checkout that was never started', () => {
  test('sets itself up without the home folder, and keeps standard output and exit code for the command', async () => {
    const first = await run(['passerelle', 'one', 'two words'])
    expect(first.err).toMatch(/^Installing the packages …\n/)
    expect(first).toMatchObject({ code: 2, out: 'one|two words\n' })
    expect(await run(['passerelle'])).toEqual({ code: 0, out: '\n', err: '' })
  })

  test('takes the Node of the registry when the running one is too old', async () => {
    const versions: { node: string } = JSON.parse(
      readFileSync(join(checkout, 'infra/bootstrap/versions.json'), 'utf8'),
    )
    put('infra/bootstrap/versions.json', JSON.stringify({ ...versions, oldestNode: 99 }))
    const child = launch(['start'])
    const [said]: unknown[] = await once(child.stdout ?? child, 'data')
    expect(String(said)).toBe(`v${versions.node}\n`)
    child.kill('SIGTERM')
    await once(child, 'exit')
    expect(child.exitCode).toBe(7)
  })

  test('is set up once when it is started several times at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map((n) => run(['passerelle', String(n)])))
    expect(all.map(({ code, out }) => [code, out])).toEqual([1, 2, 3, 4].map((n) => [1, `${n}\n`]))
    expect(all.filter(({ err }) => err.includes('Installing the packages'))).toHaveLength(1)
  })

  test('starts over what a kill has left half done', async () => {
    put('.tools/unfinished', '')
    put('.tools/lock/holder', '4194304')
    put('node_modules/half/file', '')
    expect(await run(['passerelle', 'x'])).toMatchObject({ code: 1, out: 'x\n' })
    expect(existsSync(join(checkout, 'node_modules/half'))).toBe(false)
  })

  test('installs again when the lock file has changed', async () => {
    await run(['passerelle'])
    put('pnpm-lock.yaml', `${readFileSync(join(checkout, 'pnpm-lock.yaml'), 'utf8')}\n`)
    expect((await run(['passerelle'])).err).toContain('Installing the packages')
  })
})

describe('what stands in the way is told in one sentence', () => {
  test('a target that there is not', async () => {
    const { code, err } = await run(['fly'])
    expect(code).toBe(2)
    expect(err).toMatch(/^There is no target 'fly'; take one of [^\n]*\n$/)
  })

  test('no network', async () => {
    rmSync(join(checkout, '.tools'), { recursive: true, force: true })
    const { code, out, err } = await run(['passerelle'], {
      env: { npm_config_registry: 'http://127.0.0.1:1/' },
    })
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err.trimEnd().split('\n').at(-1)).toMatch(
      /^Fetching .* failed: the npm registry can't be reached; .*\.$/,
    )
  })

  test('no npm', async () => {
    rmSync(join(checkout, '.tools'), { recursive: true, force: true })
    const { code, err } = await run(['passerelle'], { env: { PATH: '/nonexistent' } })
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n').at(-1)).toMatch(/^npm is missing, .*start again\.$/)
  })

  test.skipIf(!isRoot)("somebody else's checkout", async () => {
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' })),
    )
    const stranger = { uid, gid }
    const canRun = spawnSync(process.execPath, ['--version'], { ...stranger, cwd: '/' }).status === 0
    if (!canRun) return
    const { code, err } = await run(['passerelle'], stranger)
    expect(code).toBe(1)
    expect(err.trimEnd().split('\n').at(-1)).toMatch(
      /belongs to another user \(number 0, you are \d+\); start it as that user/,
    )
    // Once it is set up nothing has to be written.
    if (!hasTools) return
    await run(['passerelle'])
    expect(await run(['passerelle', 'x'], stranger)).toMatchObject({ code: 1, out: 'x\n' })
  })
})
