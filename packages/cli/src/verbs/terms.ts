import { type Command, Option } from 'commander'
import { affectedTerms } from '../exchange/affected-terms.ts'
import { exportTerms } from '../exchange/export-terms.ts'
import { TERMS_FORMATS } from '../exchange/formats.ts'
import { importTerms } from '../exchange/import-terms.ts'

/** `passerelle terms import|export|affected`: the termbase, to and from other tools, and what goes against it. */
export const termsVerb = (program: Command): void => {
  const terms = program.command('terms').description('Take termbases in, and give ours out.')
  terms
    .command('import')
    .description('Take a termbase in; a concept that is there already is replaced.')
    .argument('<source>', "a file, an http(s) address, or '-' for standard input")
    .addOption(asOption())
    .option('--domain <name>', 'the subject field of concepts that name none')
    .option('--json', 'write refused concepts and the counts as JSON lines')
    .action(importTerms)
  terms
    .command('export')
    .description('Write the termbase.')
    .addOption(asOption())
    .option('--domain <name>', 'only concepts of this subject field')
    .option('--out <file>', 'write to this file (default: standard output)')
    .action(exportTerms)
  terms
    .command('affected')
    .description('List the live segments that go against a concept, with what would stand there.')
    .argument('<id>', "the concept's id, as an export shows it")
    .option('--as <email>', 'as this person, in their languages (default: all)')
    .option('--json', 'write JSON lines')
    .action(affectedTerms)
}

const asOption = (): Option =>
  new Option('--as <format>', 'how it is written (default: by the file name, else tbx)').choices(
    TERMS_FORMATS,
  )
