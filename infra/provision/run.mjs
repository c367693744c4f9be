import { say, step } from '../bootstrap/progress.mjs'
import { aptInstall, whyNoApt } from './apt.mjs'
import { isThere, PROGRAMS } from './programs.mjs'

const names = process.argv.slice(2)

async function main() {
  const unknown = names.find((name) => !Object.hasOwn(PROGRAMS, name))
  if (unknown !== undefined || names.length === 0) {
    say(`Name what to provide: ${Object.keys(PROGRAMS).join(', ')}.\n`)
    return 2
  }
  const missing = names.filter((name) => !isThere(name))
  if (missing.length === 0) return 0
  const list = missing.join(', ')
  const obstacle = whyNoApt()
  if (obstacle !== undefined) {
    say(`Not installing ${list}: ${obstacle}. Install by hand what you want to have.\n`)
    return 1
  }
  const packages = missing.flatMap((name) => PROGRAMS[name].packages)
  const complaint = await step(`Installing ${list} with apt (once)`, () => aptInstall(packages))
  const still = missing.filter((name) => !isThere(name))
  if (still.length === 0) return 0
  say(
    `apt did not install ${still.join(', ')} (${complaint ?? 'no program of that name came'}). Install by hand what you want to have.\n`,
  )
  return 1
}

process.exitCode = await main()
