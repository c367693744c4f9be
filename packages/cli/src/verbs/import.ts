import { ensureIngestAccount } from '@passerelle/assembly'
import { DEFAULT_LIMITS } from '@passerelle/runtime'
import { type Command, Option } from 'commander'
import { CliError } from '../cli-error.ts'
import { type Imported, importLine } from '../import-line.ts'
import { linesOf } from '../lines.ts'
import { progressOn } from '../progress.ts'
import { bytesOf } from '../source.ts'
import { withContext } from '../with-context.ts'

interface ImportOptions {
  readonly json?: boolean
}

/** A case may be as long here as in a request to the API. */
const LINE_BYTES = DEFAULT_LIMITS.bodyBytes

/** `passerelle import FILE|URL|-`: takes cases in; a line that is wrong is named with its reason, and the rest goes on. */
export const importVerb = (program: Command): void => {
  program
    .command('import')
    .description('Take cases in: one JSON object a line, with the fields of POST /api/v1/cases.')
    .argument('<source>', "a file, an http(s) address, or '-' for standard input")
    .addOption(new Option('--as <format>', 'how the cases are written').choices(['jsonl']).default('jsonl'))
    .option('--json', 'write what became of each line as JSON')
    .action(importCases)
}

async function importCases(source: string, { json = false }: ImportOptions): Promise<void> {
  const counts = { created: 0, revised: 0, unchanged: 0, failed: 0, blank: 0 }
  const progress = progressOn(process.stderr, 'lines read')
  await withContext(['accounts'], async (context) => {
    const actor = await ensureIngestAccount(context.accounts)
    for await (const line of linesOf(bytesOf(source), LINE_BYTES)) {
      const imported = await importLine(context, actor, line, LINE_BYTES)
      counts[imported.outcome] += 1
      progress.at(line.number)
      report(line.number, imported, json, progress.end)
    }
  })
  progress.end()
  const { created, revised, unchanged, failed } = counts
  const total = created + revised + unchanged + failed
  if (!json)
    process.stdout.write(
      `${total} ${total === 1 ? 'case' : 'cases'}: ${created} new, ${revised} revised, ${unchanged} unchanged, ${failed} failed.\n`,
    )
  if (failed > 0)
    throw new CliError(
      `${failed} of ${total} lines ${failed === 1 ? 'was' : 'were'} not taken; mend ${failed === 1 ? 'it' : 'them'} and import the file again.`,
    )
}

function report(number: number, imported: Imported, json: boolean, clear: () => void): void {
  if (imported.outcome === 'blank') return
  if (json) {
    process.stdout.write(`${JSON.stringify({ line: number, ...imported })}\n`)
  } else if (imported.outcome === 'failed') {
    clear()
    process.stderr.write(`Line ${number}: ${imported.reason}\n`)
  }
}
