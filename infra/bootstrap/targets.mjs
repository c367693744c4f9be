import { join } from 'node:path'
import { ROOT } from './places.mjs'

const file = (...parts) => join(ROOT, ...parts)
const biome = file('node_modules', '@biomejs', 'biome', 'bin', 'biome')

/**
 * What can be started: a program for Node with its first arguments.
 * `tied`: it ends when we do, however that happens. `fromCaller`: it reads file names, so it runs where the person stands.
 */
export const TARGETS = {
  /** Nothing but what has to be there before the others. */
  setup: { run: [] },
  start: { run: [file('services', 'standalone', 'src', 'main.ts')], tied: true },
  test: { run: [file('infra', 'test', 'main.ts')] },
  bench: { run: [file('tests', 'bench', 'main.ts')] },
  lint: { run: [biome, 'check'] },
  typecheck: { run: [file('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json'] },
  format: { run: [biome, 'check', '--write'] },
  passerelle: { run: [file('packages', 'cli', 'src', 'main.ts')], fromCaller: true },
}
