import { type Context, openContext, type Part, readEnvironment, type Settings } from '@passerelle/assembly'

/** How long a command waits for a database or queue that does not answer. */
const START_MS = 5000

/** The settings of this command line; its log shows warnings only, unless LOG_LEVEL asks for more. */
export function commandSettings(): Settings {
  const settings = readEnvironment(process.env)
  return process.env.LOG_LEVEL ? settings : { ...settings, logLevel: 'warn' }
}

/**
 * Does work on the system's parts and closes them again: on the running system's database, else on the embedded one, which
 * is opened for as long as the work takes. The log goes to standard error: standard output belongs to the result.
 */
export async function withContext<Need extends Part>(
  needs: readonly Need[],
  work: (context: Context<Need>) => Promise<void>,
): Promise<void> {
  const context = await openContext(commandSettings(), {
    name: 'cli',
    needs,
    logTo: 2,
    startMs: START_MS,
    queueStartMs: START_MS,
    connections: 3,
  })
  try {
    await work(context)
  } finally {
    await context.close()
  }
}
