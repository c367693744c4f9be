import type { Actor } from '@passerelle/domain'
import type { Accounts } from '@passerelle/workflow'

type Person = Extract<Actor, { kind: 'person' }>

/** The account without a password that acts where the command line edits and nobody is named. */
const COMMAND_EMAIL = 'command-line@passerelle.example'

/**
 * Who acts on the command line: the person with that address (undefined when there is none), or an account of its own with
 * an administrator's rights, since whoever reaches the database has them. It is made when it is not there.
 */
export async function commandAccount(accounts: Accounts, email?: string): Promise<Person | undefined> {
  const known = await accounts.findByEmail(email ?? COMMAND_EMAIL)
  if (known !== undefined) return { kind: 'person', ...known }
  if (email !== undefined) return undefined
  const account = { name: 'Command line', email: COMMAND_EMAIL, roles: ['admin'], locales: [] } as const
  return { kind: 'person', id: await accounts.create(account), ...account }
}
