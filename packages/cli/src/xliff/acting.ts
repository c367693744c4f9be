import { commandAccount } from '@passerelle/assembly'
import type { Actor, TranslationId } from '@passerelle/domain'
import type { Accounts, Views } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'

/** Who acts: the person named by `--as`, else the command line itself. Throws a CliError for an address without account. */
export async function actingPerson(accounts: Accounts, email: string | undefined): Promise<Actor> {
  const actor = await commandAccount(accounts, email)
  if (actor !== undefined) return actor
  throw new CliError(`There is no account for ${email}; make one with 'passerelle user add'.`)
}

/** A translation by its id, or by its case and language: `a-budget-for-all/es`. Throws a CliError when there is none. */
export async function findTranslation(views: Views, name: string): Promise<TranslationId> {
  const slash = name.lastIndexOf('/')
  if (slash === -1) {
    const found = await views.translation(name)
    if (found !== undefined) return found.translation.id
  } else {
    const overview = await views.case(name.slice(0, slash))
    const target = name.slice(slash + 1)
    const found = overview?.translations.find((translation) => translation.target === target)
    if (found !== undefined) return found.id
  }
  throw new CliError(
    `There is no translation '${name}'; give its id, or its case and language as in a-budget-for-all/es.`,
  )
}
