import { isRefusal } from '@passerelle/domain'
import { eraseCase } from '@passerelle/workflow'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { withContext } from '../with-context.ts'
import { actingPerson } from '../xliff/acting.ts'

/** `passerelle case erase CASE`: takes a case back for good. */
export const caseVerb = (program: Command): void => {
  const verb = program.command('case').description('Act on one case.')
  verb
    .command('erase')
    .description(
      'Erase a case for good: its texts, drafts and translations, what they taught the memory, and its published pages.',
    )
    .argument('<case>', 'its id or slug')
    .option('--yes', 'do it; without this nothing is erased')
    .option('--as <email>', 'the administrator in whose name this is done (default: the command line)')
    .action(erase)
}

async function erase(name: string, { yes = false, as }: { readonly yes?: boolean; readonly as?: string }) {
  await withContext(['accounts'], async (context) => {
    const found = await context.views.case(name)
    if (found === undefined)
      throw new CliError(
        `There is no case '${name}'; give its id or its slug, as in the address of its page.`,
      )
    const { title, translations, versions, record } = found
    const what = `'${title}' (${record.id}) with ${translations.length} translation(s) and ${versions.length} published page(s)`
    if (!yes) throw new CliError(`This would erase ${what}, and nothing brings it back. Say --yes to do it.`)
    const actor = await actingPerson(context.accounts, as)
    const erased = await eraseCase(context, { actor, caseId: record.id })
    if (isRefusal(erased)) throw new CliError(erased.message)
    process.stdout.write(`Erased ${what}.\n`)
  })
}
