import { SetupFailure } from './failure.mjs'
import { launch } from './launch.mjs'
import { ensurePackages } from './packages.mjs'
import { say } from './progress.mjs'
import { TARGETS } from './targets.mjs'

const [name = '', ...args] = process.argv.slice(2)

async function main() {
  const target = Object.hasOwn(TARGETS, name) ? TARGETS[name] : undefined
  if (target === undefined) {
    say(`There is no target '${name}'; take one of ${Object.keys(TARGETS).join(', ')}.\n`)
    return 2
  }
  try {
    await ensurePackages()
  } catch (error) {
    if (!(error instanceof SetupFailure)) throw error
    say(`${error.message}\n`)
    return 1
  }
  return target.run.length === 0 ? 0 : launch(target, args)
}

process.exitCode = await main()
