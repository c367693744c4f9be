import type { Actor } from '@passerelle/domain'
import type { Accounts } from '@passerelle/workflow'

type Person = Extract<Actor, { kind: 'person' }>

/** The account without a password that acts for imports, and for the installation's own ingest token. */
export const INGEST_EMAIL = 'ingest@passerelle.example'

/** The ingest account, made when it is not there: what comes in by command line and by API then belongs to one submitter. */
export async function ensureIngestAccount(accounts: Accounts): Promise<Person> {
  const known = await accounts.findByEmail(INGEST_EMAIL)
  if (known !== undefined) return { kind: 'person', ...known }
  const account = { name: 'Ingest', email: INGEST_EMAIL, roles: ['submitter'], locales: [] } as const
  return { kind: 'person', id: await accounts.create(account), ...account }
}
