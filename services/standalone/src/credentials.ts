import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureIngestAccount } from '@passerelle/assembly'
import type { Locale, Role } from '@passerelle/domain'
import { writePrivate } from '@passerelle/store/embedded'
import type { Accounts } from '@passerelle/workflow'

/** What `credentials.json` holds: the sign-ins and tokens that the first start made. */
export interface Credentials {
  readonly site: string
  readonly ingestToken: string
  readonly adminToken: string
  readonly users: readonly CredentialsUser[]
}

export interface CredentialsUser {
  readonly email: string
  readonly password: string
  readonly roles: readonly Role[]
  readonly locales: readonly Locale[]
}

const PEOPLE = [
  { name: 'Administrator', email: 'admin@passerelle.example', roles: ['admin'] },
  { name: 'First reviewer', email: 'first@passerelle.example', roles: ['reviewer'] },
  { name: 'Second reviewer', email: 'second@passerelle.example', roles: ['reviewer'] },
] as const satisfies readonly { name: string; email: string; roles: readonly Role[] }[]

const fileOf = (dataFolder: string): string => join(dataFolder, 'credentials.json')
// Written before the first account is made: a start that is cut short goes on with the same passwords.
const draftOf = (dataFolder: string): string => join(dataFolder, 'credentials.draft.json')

/**
 * Makes the first accounts of an embedded database, with random passwords and tokens, and writes `credentials.json` (mode
 * 0600), whole or not at all. A database that has them is left alone; only the site's address is kept true in the file.
 * → the credentials, or undefined where the file has been taken away.
 */
export async function ensureCredentials(
  accounts: Accounts,
  {
    dataFolder,
    site,
    locales,
  }: { readonly dataFolder: string; readonly site: string; readonly locales: readonly Locale[] },
): Promise<Credentials | undefined> {
  const draft = readUsers(draftOf(dataFolder))
  const isFirstStart = (await accounts.findByEmail(PEOPLE[0].email)) === undefined
  if (draft === undefined && !isFirstStart) return keepSite(dataFolder, site)

  const users = isFirstStart || draft === undefined ? newUsers(locales) : draft
  writePrivate(draftOf(dataFolder), JSON.stringify({ users }))
  for (const [index, { name }] of PEOPLE.entries()) {
    const user = users[index]
    if (user !== undefined && (await accounts.findByEmail(user.email)) === undefined)
      await accounts.create({ name, ...user })
  }
  const ingest = await ensureIngestAccount(accounts)
  const admin = await accounts.findByEmail(PEOPLE[0].email)
  if (admin === undefined) throw new Error('The administrator that was just made is not there.')
  const credentials: Credentials = {
    site,
    ingestToken: await accounts.createToken(ingest.id, 'first start'),
    adminToken: await accounts.createToken(admin.id, 'first start'),
    users,
  }
  write(dataFolder, credentials)
  rmSync(draftOf(dataFolder), { force: true })
  return credentials
}

const newUsers = (locales: readonly Locale[]): readonly CredentialsUser[] =>
  PEOPLE.map(({ email, roles }) => ({
    email,
    password: randomBytes(12).toString('base64url'),
    roles,
    locales,
  }))

const write = (dataFolder: string, credentials: Credentials): void =>
  writePrivate(fileOf(dataFolder), `${JSON.stringify(credentials, null, 2)}\n`)

function keepSite(dataFolder: string, site: string): Credentials | undefined {
  const path = fileOf(dataFolder)
  if (!existsSync(path)) return undefined
  const credentials: Credentials = JSON.parse(readFileSync(path, 'utf8'))
  if (credentials.site === site) return credentials
  const moved = { ...credentials, site }
  write(dataFolder, moved)
  return moved
}

function readUsers(path: string): readonly CredentialsUser[] | undefined {
  if (!existsSync(path)) return undefined
  const { users }: Pick<Credentials, 'users'> = JSON.parse(readFileSync(path, 'utf8'))
  return users
}
