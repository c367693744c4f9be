import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readOutcome } from './outcome.ts'
import { runNode } from './run-node.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const program = (...parts: string[]): string => join(ROOT, 'node_modules', ...parts)

/** Runs the whole check and says how it went. → exit code 0 or 1. */
async function main(vitestArguments: readonly string[]): Promise<number> {
  const provided = await runNode([
    join(ROOT, 'infra', 'provision', 'run.mjs'),
    'chromium',
    'redis-server',
    'apertium',
    'postgresql',
    'translate-toolkit',
    'xliff-schemas',
    'xmllint',
  ])
  const typeCheck = await check('type check', [program('typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'])
  const lint = await check('lint', [program('@biomejs', 'biome', 'bin', 'biome'), 'check'])

  const folder = mkdtempSync(join(tmpdir(), 'passerelle-outcome-'))
  const file = join(folder, 'outcome.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const code = await runNode([program('vitest', 'vitest.mjs'), 'run', ...reporters, ...vitestArguments])
  const tests = readOutcome(file, ROOT, code)
  rmSync(folder, { recursive: true, force: true })

  const inCi = process.env.CI === 'true'
  for (const suite of tests.leftOut) console.log(`left out: ${suite}`)
  if (inCi && provided !== 0) console.log('With CI=true a missing program is a failure.')
  const missing = inCi && (provided !== 0 || tests.leftOut.length > 0) ? 1 : 0
  const failed = typeCheck + lint + tests.failed + missing
  console.log(`\n${2 - typeCheck - lint + tests.passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

/** → how many failed: 0 or 1. */
async function check(name: string, args: readonly string[]): Promise<number> {
  console.log(`${name} …`)
  const failed = (await runNode(args)) === 0 ? 0 : 1
  console.log(`${name}: ${failed === 0 ? 'passed' : 'FAILED'}`)
  return failed
}

process.exitCode = await main(process.argv.slice(2))
