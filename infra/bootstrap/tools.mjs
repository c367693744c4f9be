import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { runQuietly } from './child.mjs'
import { explain, SetupFailure } from './failure.mjs'
import { withLock } from './lock.mjs'
import { TOOLS } from './places.mjs'
import { step } from './progress.mjs'

const versions = JSON.parse(readFileSync(new URL('./versions.json', import.meta.url), 'utf8'))
const platform = `${process.platform}-${process.arch}`
const ownNode = Number(process.versions.node.split('.')[0]) >= versions.oldestNode

/** npm packages that are nothing but a program, each with where the program lies in it. */
const PROGRAMS = {
  node: { package: `node-${platform}`, version: versions.node, program: join('bin', 'node') },
  pnpm: { package: `@pnpm/exe.${platform}`, version: versions.pnpm, program: 'pnpm' },
}

const pathOf = (tool) => join(TOOLS, 'node_modules', tool.package, tool.program)

/** The Node that everything runs on: this one when it is new enough. */
export const nodeProgram = () => (ownNode ? process.execPath : pathOf(PROGRAMS.node))
export const pnpmProgram = () => pathOf(PROGRAMS.pnpm)

/** Installs what is missing of Node (only when the running one is too old) and pnpm (only when `withPnpm`). */
export async function ensureTools(withPnpm) {
  const needed = [...(ownNode ? [] : [PROGRAMS.node]), ...(withPnpm ? [PROGRAMS.pnpm] : [])]
  if (needed.every(isThere)) return
  await withLock(async () => {
    const missing = needed.filter((tool) => !isThere(tool))
    if (missing.length === 0) return
    const names = missing.map((tool) => `${tool === PROGRAMS.node ? 'Node' : 'pnpm'} ${tool.version}`)
    await step(`Fetching ${names.join(' and ')} into .tools (once)`, () => install(needed))
  })
}

// Packages come here whole, by a rename, so a manifest with the right version vouches for the program.
function isThere(tool) {
  try {
    const manifest = JSON.parse(
      readFileSync(join(TOOLS, 'node_modules', tool.package, 'package.json'), 'utf8'),
    )
    return manifest.version === tool.version && existsSync(pathOf(tool))
  } catch {
    return false
  }
}

async function install(tools) {
  const staging = join(TOOLS, 'staging')
  rmSync(staging, { recursive: true, force: true })
  mkdirSync(staging, { recursive: true })
  writeFileSync(join(staging, 'package.json'), '{ "private": true }\n')
  const [command, first] = npm()
  const flags = [
    '--no-save',
    '--no-package-lock',
    '--no-audit',
    '--no-fund',
    '--no-update-notifier',
    '--ignore-scripts',
    '--workspaces=false',
    '--global=false',
    // npm would wait 70 seconds before it says that it is offline.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=4000',
  ]
  const packages = tools.map((tool) => `${tool.package}@${tool.version}`)
  const outcome = await runQuietly(
    command,
    [...first, 'install', '--prefix', staging, ...flags, ...packages],
    {
      cwd: staging,
      env: { ...process.env, npm_config_cache: join(TOOLS, 'npm-cache'), npm_config_logs_max: '0' },
    },
  )
  if (outcome.missing)
    throw new SetupFailure(
      'npm is missing, and the set-up needs it; install it (it comes with Node) and start again.',
    )
  if (outcome.code !== 0) throw explain(`Fetching ${packages.join(' and ')} with npm`, outcome.output)
  for (const tool of tools) await check(join(staging, 'node_modules', tool.package, tool.program))
  for (const tool of tools) moveIn(staging, tool.package)
  rmSync(staging, { recursive: true, force: true })
  rmSync(join(TOOLS, 'npm-cache'), { recursive: true, force: true })
}

/** The npm that has started us, else the one on PATH. */
function npm() {
  const own = process.env.npm_execpath
  return own !== undefined && /npm-cli\.[cm]?js$/.test(own) && existsSync(own)
    ? [process.execPath, [own]]
    : ['npm', []]
}

async function check(program) {
  const { code, output } = await runQuietly(program, ['--version'], { env: process.env })
  if (code !== 0)
    throw new SetupFailure(
      `${program} does not run on this machine (${output.trim().split('\n')[0]}); install Node ${versions.oldestNode} or newer by hand and start again.`,
    )
}

function moveIn(staging, name) {
  const target = join(TOOLS, 'node_modules', name)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(join(target, '..'), { recursive: true })
  renameSync(join(staging, 'node_modules', name), target)
}
