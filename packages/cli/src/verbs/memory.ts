import { type Command, InvalidArgumentError, Option } from 'commander'
import { STANDARD_INPUT } from '../documents/files.ts'
import { languageArgument } from '../documents/options.ts'
import { exportMemory } from '../exchange/export-memory.ts'
import { MEMORY_FORMATS } from '../exchange/formats.ts'
import { importMemory } from '../exchange/import-memory.ts'
import { searchMemory } from '../exchange/search-memory.ts'

/** `passerelle memory import|export|search`: the translation memory, to and from other tools. */
export const memoryVerb = (program: Command): void => {
  const memory = program
    .command('memory')
    .description('Take translation memories in, give ours out, search it.')
  memory
    .command('import')
    .description('Take in the units of another memory; they count for less than what is approved here.')
    .argument('<source>', "a file, an http(s) address, or '-' for standard input")
    .addOption(asOption())
    .option('--domain <name>', 'the subject field of units that name none')
    .option('--from <tag>', 'take only units from this language', languageArgument('--from'))
    .option('--to <tag>', 'take only units into this language', languageArgument('--to'))
    .option('--json', 'write refused units and the counts as JSON lines')
    .action(importMemory)
  memory
    .command('export')
    .description('Write the memory, what was approved here and what was imported.')
    .addOption(asOption())
    .option('--from <tag>', 'only units from this language', languageArgument('--from'))
    .option('--to <tag>', 'only units into this language', languageArgument('--to'))
    .option('--domain <name>', 'only units of this subject field')
    .option('--out <file>', 'write to this file (default: standard output)')
    .action(exportMemory)
  memory
    .command('search')
    .description(
      'Show what the memory has for a text: the same first, then similar ones, then those that hold its words.',
    )
    .argument(
      '[text]',
      "a sentence, or words that stand in one; '-' or none for lines of standard input",
      STANDARD_INPUT,
    )
    .requiredOption('--from <tag>', 'the language of the text', languageArgument('--from'))
    .requiredOption('--to <tag>', 'the language of its translations', languageArgument('--to'))
    .option('--limit <number>', 'how many at most', count, 10)
    .option('--json', 'write JSON lines')
    .action(searchMemory)
}

const asOption = (): Option =>
  new Option('--as <format>', 'how it is written (default: by the file name, else tmx)').choices(
    MEMORY_FORMATS,
  )

function count(text: string): number {
  if (/^[1-9]\d{0,2}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('Give a number from 1 to 999.')
}
