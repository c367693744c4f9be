import { statSync } from 'node:fs'
import { ROOT } from './places.mjs'

/** An expected failure of the set-up: its message is one sentence for the person at the terminal. */
export class SetupFailure extends Error {}

const OFFLINE =
  /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network request|dns error|error sending request|error trying to connect/i
const CAUSES = [
  [
    /ENOSPC|EDQUOT|no space left|disk quota|os error 28/i,
    () => 'the disk is full; make some room (1 GB is plenty) and start again',
  ],
  [
    /ERR_PNPM_OUTDATED_LOCKFILE|not up.to.date with package\.json/i,
    () => 'pnpm-lock.yaml does not match the package.json files; run `pnpm install` and commit the lock file',
  ],
  [
    /EROFS|read-only file system|os error 30/i,
    () => `${ROOT} is on a read-only file system; use a checkout that can be written`,
  ],
  [/EACCES|EPERM|permission denied|os error 13/i, () => permission()],
  [
    OFFLINE,
    () =>
      "the npm registry can't be reached; connect this machine to the network (or point npm at a mirror: npm config set registry …) and start again",
  ],
  [
    /ETARGET|E404|No matching version|404 Not Found/i,
    () =>
      'the npm registry does not have a version that is needed here; check which registry npm is pointed at',
  ],
  [
    /EBADPLATFORM|ERR_PNPM_UNSUPPORTED_PLATFORM/i,
    () => `there are no programs for ${process.platform}-${process.arch}; install Node 24 or newer by hand`,
  ],
  [/EINTEGRITY|integrity/i, () => 'a download arrived damaged; start again'],
]

/** What a failed step said → one sentence. `output` is the last lines it wrote, or a system error. */
export function explain(step, output) {
  const cause = CAUSES.find(([pattern]) => pattern.test(output))
  if (cause !== undefined) return new SetupFailure(`${step} failed: ${cause[1]()}.`)
  const said = output
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(-6)
    .join(' | ')
  return new SetupFailure(`${step} failed, and this is what it said last: ${said || 'nothing'}`)
}

function permission() {
  const owner = statSync(ROOT).uid
  const self = process.getuid?.()
  if (self !== undefined && owner !== self)
    return `the checkout ${ROOT} belongs to another user (number ${owner}, you are ${self}); start it as that user, or clone it into a folder of your own`
  return `files in ${ROOT} can't be written; look who owns .tools and node_modules in it, and delete those two if they are not yours`
}
