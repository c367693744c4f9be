import { readEnvironment } from '@passerelle/assembly'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { type Finding, findingLines, missing } from '../doctor.ts'
import {
  checkAudit,
  checkDatabase,
  checkDataFolder,
  checkEngines,
  checkLocales,
  checkNode,
  checkQueue,
  checkWork,
} from '../doctor-checks.ts'
import { withContext } from '../with-context.ts'

/** `passerelle doctor`: what works here, what is missing, what to do. Exit code 1 when something is missing. */
export const doctorVerb = (program: Command): void => {
  program
    .command('doctor')
    .description('Say what works here, what is missing and what to do.')
    .option('--json', 'write JSON')
    .action(async ({ json = false }: { readonly json?: boolean }) => {
      const findings = await examine()
      process.stdout.write(`${json ? JSON.stringify(findings) : findingLines(findings)}\n`)
      const gone = findings.filter(({ state }) => state === 'missing').map(({ name }) => name)
      if (gone.length > 0) throw new CliError(`Not in order: ${gone.join(', ')}; see above what to do.`)
    })
}

async function examine(): Promise<readonly Finding[]> {
  const node = checkNode()
  try {
    const settings = readEnvironment(process.env)
    const machine = [
      node,
      checkDataFolder(settings),
      await looked('Locales', () => checkLocales(settings)),
      await looked('Engines', () => checkEngines(settings)),
    ]
    return [...machine, ...(await examineSystem())]
  } catch (error) {
    return [node, missing('Settings', sentence(error), 'Set it right and ask again.')]
  }
}

async function examineSystem(): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  try {
    await withContext([], async (context) => {
      findings.push(
        await looked('Database', () => checkDatabase(context)),
        await looked('Queue', () => checkQueue(context)),
        await looked('Audit chain', () => checkAudit(context)),
        await looked('Work', () => checkWork(context)),
      )
    })
  } catch (error) {
    findings.push(missing('Database', sentence(error), 'The rest can be looked at once there is one.'))
  }
  return findings
}

/** A look that fails is a finding too. */
async function looked(name: string, look: () => Promise<Finding>): Promise<Finding> {
  try {
    return await look()
  } catch (error) {
    return missing(name, sentence(error), 'Set it right and ask again.')
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error))
