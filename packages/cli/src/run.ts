import { Command, CommanderError } from 'commander'
import { CliError } from './cli-error.ts'
import { VERBS } from './verbs/index.ts'

/** The exit code of a run: 0 done, 1 the work failed, 2 wrong use. */
export type Exit = 0 | 1 | 2

/** Runs the command line `passerelle ARGS…`; never throws. Errors go to standard error, one sentence each. */
export async function run(args: readonly string[]): Promise<Exit> {
  try {
    const program = await programFor(args[0])
    await program.parseAsync(args, { from: 'user' })
    return exitSet()
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
    process.stderr.write(`${sentence(error)}\n`)
    return error instanceof CliError ? error.exitCode : 1
  }
}

/** A verb that went on after failures of single items says so in `process.exitCode`. */
const exitSet = (): Exit => (process.exitCode === 1 || process.exitCode === 2 ? process.exitCode : 0)

async function programFor(name: string | undefined): Promise<Command> {
  const program = new Command('passerelle')
    .description('Carries case studies across languages.')
    .helpCommand(false)
    // What a verb inherits: wrong use throws instead of ending the process.
    .exitOverride()
    .showHelpAfterError('Use --help after the verb to see how it is used.')
  const entry = name !== undefined && Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (entry !== undefined) {
    const add = await entry.load()
    add(program)
    return program
  }
  for (const [verb, { summary }] of Object.entries(VERBS)) program.command(verb).description(summary)
  if (name === undefined) program.action(() => program.help({ error: true }))
  return program
}

const sentence = (error: unknown): string => {
  const text = error instanceof Error ? error.message || error.name : String(error)
  return text.replaceAll(/\s*\n\s*/g, ' ').trim()
}
