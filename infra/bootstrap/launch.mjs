import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { ROOT, TOOLS } from './places.mjs'
import { nodeProgram } from './tools.mjs'

const HANDED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGUSR1', 'SIGUSR2']
// Node 24 calls type stripping and SQLite experiments on every start; 26 does not.
const FLAGS = ['--disable-warning=ExperimentalWarning']

/** Runs a target to its end under the right Node. → its exit code; 128 + the signal's number when a signal ended it. */
export function launch(target, args) {
  const node = nodeProgram()
  const child = spawn(node, [...FLAGS, ...target.run, ...args], {
    cwd: target.fromCaller ? (process.env.INIT_CWD ?? process.cwd()) : ROOT,
    env: {
      // What Node has compiled once: the three processes of a start save a third of their first second each.
      NODE_COMPILE_CACHE: join(TOOLS, 'compile-cache'),
      ...process.env,
      PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}`,
    },
    stdio: ['inherit', 'inherit', 'inherit', ...(target.tied ? ['ipc'] : [])],
  })
  for (const signal of HANDED_ON) process.on(signal, () => child.kill(signal))
  const watch = target.tied ? endWithParent(child) : undefined
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearInterval(watch)
      resolve(code ?? 128 + (constants.signals[signal] ?? 0))
    })
  })
}

// npm that was killed outright can't hand anything on; without this its child would serve on, unseen, for ever.
function endWithParent(child) {
  if (process.env.npm_lifecycle_event === undefined) return undefined
  const parent = process.ppid
  return setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM')
  }, 500)
}
