import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { caseJson, caseTable } from '../show-case.ts'
import { enginesTable } from '../show-engines.ts'
import { budgetStandings, caseSpendTable, spendTable } from '../show-spend.ts'
import { statusTable } from '../show-status.ts'
import { withContext } from '../with-context.ts'

interface StatusOptions {
  readonly engines?: boolean
  readonly json?: boolean
}

/** `passerelle status [CASE]`: the pipeline in numbers, one case with its history, or what people made of the engines' drafts. */
export const statusVerb = (program: Command): void => {
  program
    .command('status')
    .description('Show where the cases stand, or one of them.')
    .argument('[case]', 'its id or slug')
    .option('--engines', 'compare the engines by how much people changed of their drafts')
    .option('--json', 'write JSON')
    .action((id: string | undefined, { engines = false, json = false }: StatusOptions) =>
      withContext([], async ({ views, engineRecords, now, settings: { budgets } }) => {
        if (engines) {
          const records = await engineRecords.list({})
          process.stdout.write(`${json ? JSON.stringify(records) : enginesTable(records)}\n`)
          return
        }
        if (id === undefined) {
          const status = await views.status(now())
          const spent = await views.spent()
          process.stdout.write(
            json
              ? `${JSON.stringify({ ...status, spent, budgets: budgetStandings(budgets, spent) })}\n`
              : `${statusTable(status)}${spendTable(budgets, spent)}\n`,
          )
          return
        }
        const found = await views.case(id)
        if (found === undefined)
          throw new CliError(
            `There is no case '${id}'; give its id or its slug, as in the address of its page.`,
          )
        const events = await views.events(found.record.id)
        const spend = await views.caseSpend(found.record.id)
        const bands = await views.bands(found.record.id)
        process.stdout.write(
          `${json ? JSON.stringify({ ...caseJson(found, events, bands), spend }) : `${caseTable(found, events, bands)}${caseSpendTable(spend)}`}\n`,
        )
      }),
    )
}
