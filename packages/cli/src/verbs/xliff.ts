import { writeFile } from 'node:fs/promises'
import { isRefusal } from '@passerelle/domain'
import type { XliffVersion } from '@passerelle/interchange'
import { countOutcomes, exportXliff, IMPORT_LIMITS, importXliff } from '@passerelle/workflow'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { nameOf, readBytes } from '../documents/files.ts'
import { xliffOption } from '../documents/options.ts'
import { withContext } from '../with-context.ts'
import { actingPerson, findTranslation } from '../xliff/acting.ts'
import { importJson, importLines } from '../xliff/show-import.ts'

const TRANSLATION = "its id, or its case and language, as in 'a-budget-for-all/es'"
const AS = 'the account in whose name this is done (default: one for the command line)'

/** `passerelle xliff export|import`: a translation out to people's own tools, and back, merged with what changed here. */
export const xliffVerb = (program: Command): void => {
  const xliff = program.command('xliff').description('Carry translations to other tools and back, as XLIFF.')
  xliff
    .command('export')
    .description('Write a translation as XLIFF.')
    .argument('<translation>', TRANSLATION)
    .addOption(xliffOption())
    .option('--out <file>', 'write into this file (default: standard output)')
    .option('--as <email>', AS)
    .action(exportTranslation)
  xliff
    .command('import')
    .description('Take a translated XLIFF file back; what was changed on both sides is listed and stays.')
    .argument('<translation>', TRANSLATION)
    .argument('<file>', 'the XLIFF file; - for standard input')
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--json', 'write the report as JSON')
    .option('--as <email>', AS)
    .action(importFile)
}

interface ExportOptions {
  readonly xliff: XliffVersion
  readonly out?: string
  readonly as?: string
}

async function exportTranslation(name: string, { xliff: version, out, as }: ExportOptions): Promise<void> {
  await withContext(['accounts'], async (context) => {
    const actor = await actingPerson(context.accounts, as)
    const translationId = await findTranslation(context.views, name)
    const file = await exportXliff(context, { actor, translationId, version })
    if (isRefusal(file)) throw new CliError(file.message)
    if (out === undefined) process.stdout.write(file.xliff)
    else await write(out, file.xliff)
  })
}

async function write(path: string, text: string): Promise<void> {
  try {
    await writeFile(path, text)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : error
    throw new CliError(`${path} can not be written (${code}); check its folder and who may write there.`)
  }
}

interface ImportOptions {
  readonly dryRun?: boolean
  readonly json?: boolean
  readonly as?: string
}

async function importFile(name: string, path: string, options: ImportOptions): Promise<void> {
  const { dryRun = false, json = false } = options
  const file = await readBytes(path, IMPORT_LIMITS.fileBytes)
  await withContext(['accounts'], async (context) => {
    const actor = await actingPerson(context.accounts, options.as)
    const translationId = await findTranslation(context.views, name)
    const result = await importXliff(context, { actor, translationId, file, dryRun })
    if (isRefusal(result)) throw new CliError(`${nameOf(path)}: ${result.message}`)
    process.stdout.write(
      `${json ? JSON.stringify(importJson(result, dryRun)) : importLines(result, dryRun)}\n`,
    )
    const { conflict, refused } = countOutcomes(result.rows)
    if (conflict + refused > 0)
      throw new CliError(
        `${conflict + refused} of ${result.rows.length} units were not taken; look at those named above, and settle them at the desk.`,
      )
  })
}
