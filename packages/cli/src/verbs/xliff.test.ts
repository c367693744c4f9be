import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { isRefusal, type TranslationId } from '@passerelle/domain'
import { marked, openPipeline, type Pipeline, person, scriptedEngine, submission } from '@passerelle/testkit'
import { submitCase } from '@passerelle/workflow'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'

// Each command is a process of its own: half a second when nothing else runs, far more on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const main = fileURLToPath(new URL('../main.ts', import.meta.url))
let pipeline: Pipeline
let folder = ''
let spanish: { readonly id: TranslationId; readonly name: string }

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'passerelle-xliff-'))
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
  const made = await submitCase(pipeline.deps, {
    actor: person('ingest', ['submitter']),
    submission: submission({ externalId: 'xliff:cli' }),
  })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const found = (await pipeline.views.case(made.id))?.translations.find(({ target }) => target === 'es')
  if (found === undefined) throw new Error('There is no Spanish translation.')
  spanish = { id: found.id, name: `${made.slug}/es` }
})
afterAll(async () => {
  await pipeline.close()
  await rm(folder, { recursive: true })
})

async function passerelle(args: readonly string[], input = '') {
  const child = spawn(process.execPath, [main, 'xliff', ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: pipeline.url },
  })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, errors }
}

const targets = async (): Promise<string[]> =>
  (await pipeline.views.translation(spanish.id))?.items.map(({ target }) => target.target) ?? []

describe('xliff on the command line', () => {
  it('carries a translation out and back, by its id or by case and language', async () => {
    const whole = await passerelle(['export', spanish.id])
    expect(whole).toMatchObject({ code: 0, errors: '', out: expect.stringContaining('version="2.1"') })
    expect(await passerelle(['export', spanish.name, '--xliff', '1.2', '--out', 'a.xlf'])).toEqual({
      code: 0,
      errors: '',
      out: '',
    })
    const before = await targets()
    const [first = ''] = before
    const old = await readFile(join(folder, 'a.xlf'), 'utf8')
    expect(old).toContain('version="1.2"')
    const changed = old.replace(first, 'Un presupuesto')

    const dry = await passerelle(['import', spanish.id, '-', '--dry-run', '--json'], changed)
    expect(dry.code).toBe(0)
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, counts: { taken: 1, conflict: 0 } })
    expect(await targets()).toEqual(before)

    const real = await passerelle(['import', spanish.name, '-'], changed)
    expect(real).toMatchObject({ code: 0, errors: '', out: expect.stringMatching(/: 1 taken, /) })
    expect(await targets()).toEqual(['Un presupuesto', ...before.slice(1)])

    const other = await passerelle(['import', spanish.id, '-'], old.replace(first, 'Otro presupuesto'))
    expect(other).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /changed on both sides.*\n {2}here: Un presupuesto\n {2}file: Otro presupuesto/,
      ),
      errors: expect.stringMatching(/^1 of \d+ units were not taken/),
    })
    expect((await targets())[0]).toBe('Un presupuesto')
  })

  it.each([
    [['export', 'nothing-here/es'], /^There is no translation 'nothing-here\/es'/],
    [['import', 'nothing-here', '-'], /^There is no translation/],
    [['import', 'nothing-here', 'absent.xlf'], /^absent\.xlf cannot be read: there is no such file/],
  ])('%j ends with 1 and a sentence', async (args, message) => {
    const { code, errors } = await passerelle(args)
    expect({ code, errors }).toEqual({ code: 1, errors: expect.stringMatching(message) })
  })

  it('refuses what is no XLIFF, and does nothing in the name of a stranger', async () => {
    const broken = await passerelle(['import', spanish.id, '-'], '<!DOCTYPE x [<!ENTITY e "e">]><x>&e;</x>')
    expect(broken).toMatchObject({ code: 1, errors: expect.stringContaining('DOCTYPE') })
    const stranger = await passerelle(['export', spanish.id, '--as', 'nobody@example.org'])
    expect(stranger).toMatchObject({ code: 1, out: '', errors: expect.stringContaining('no account') })
  })
})
