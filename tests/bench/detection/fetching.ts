import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

/** Where packages that only the benchmark needs are kept, beside the set-up's own; ignored by git. */
const CACHE = fileURLToPath(new URL('../../../.tools/bench', import.meta.url))

const run = promisify(execFile)
const QUIET = ['--no-audit', '--no-fund', '--no-update-notifier', '--workspaces=false', '--global=false']

/** A package in a folder of its own, or why it could not be had. */
export type Fetched = { readonly folder: string } | { readonly missing: string }

/** Installs a package with what it depends on, without running any install script; kept for the next time. → its folder's `node_modules` */
export function installed(name: string, version: string): Promise<Fetched> {
  return once(`${name}@${version}`, async (folder) => {
    await writeFile(join(folder, 'package.json'), '{ "private": true }\n')
    const flags = ['--no-save', '--no-package-lock', '--ignore-scripts', ...QUIET]
    await run('npm', ['install', '--prefix', folder, ...flags, `${name}@${version}`], { cwd: folder })
    // So that the packages are looked for from here, by the rules of import.
    await writeFile(join(folder, 'load.mjs'), 'export default (name) => import(name)\n')
  })
}

/** Takes a package apart without what it depends on, for the files in it; kept for the next time. → its folder */
export function unpacked(name: string, version: string): Promise<Fetched> {
  return once(`${name}@${version}-files`, async (folder) => {
    await run('npm', ['pack', ...QUIET, '--pack-destination', folder, `${name}@${version}`], { cwd: folder })
    for (const file of await readdir(folder)) {
      await run('tar', ['xzf', file, '--strip-components=1'], { cwd: folder })
      await rm(join(folder, file))
    }
  })
}

async function once(name: string, fill: (folder: string) => Promise<void>): Promise<Fetched> {
  const folder = join(CACHE, name.replaceAll('/', '+'))
  if (existsSync(folder)) return { folder }
  const staging = `${folder}.${process.pid}`
  try {
    await mkdir(staging, { recursive: true })
    await fill(staging)
    await rename(staging, folder)
    return { folder }
  } catch (error) {
    await rm(staging, { recursive: true, force: true })
    return { missing: firstLine(error) }
  }
}

function firstLine(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error)
  return said.split('\n').find((line) => line.trim() !== '') ?? 'npm failed without a word'
}
