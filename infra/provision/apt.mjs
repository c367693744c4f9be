import { spawnSync } from 'node:child_process'
import { runQuietly } from '../bootstrap/child.mjs'
import { onPath } from './programs.mjs'

// Another apt may be at work (a machine's first minutes), and a mirror that does not answer must not hold a start for ever.
const FLAGS = [
  '-o',
  'DPkg::Lock::Timeout=120',
  '-o',
  'Acquire::Retries=2',
  '-o',
  'Acquire::http::Timeout=20',
  '-o',
  'Acquire::https::Timeout=20',
]
const ENVIRONMENT = ['DEBIAN_FRONTEND=noninteractive', 'LC_ALL=C.UTF-8']

/** Why apt can't be used here, or undefined when it can. */
export function whyNoApt() {
  if (process.env.PASSERELLE_APT === '0') return 'PASSERELLE_APT=0 says not to'
  if (!onPath('apt-get')) return 'this machine has no apt'
  return asRoot() === undefined ? 'that takes root, or a sudo that asks for no password' : undefined
}

/** Installs packages. → undefined, or what apt said last. */
export async function aptInstall(packages) {
  const install = ['install', '--yes', '--no-install-recommends', ...packages]
  const first = await aptGet(install)
  if (first === undefined) return undefined
  // The lists of a fresh machine or image are empty or old.
  return (await aptGet(['update'])) ?? (await aptGet(install))
}

async function aptGet(args) {
  const [command, ...rest] = [...(asRoot() ?? []), 'env', ...ENVIRONMENT, 'apt-get', ...FLAGS, ...args]
  const { code, output } = await runQuietly(command, rest, { cwd: '/', env: process.env })
  if (code === 0) return undefined
  const lines = output.split('\n').filter((line) => /^[EW]: /.test(line))
  return lines[0]?.slice(3) ?? `apt-get ended with ${code}`
}

function asRoot() {
  if (process.getuid?.() === 0) return []
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' })
  return status === 0 ? ['sudo', '-n'] : undefined
}
