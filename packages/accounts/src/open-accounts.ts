import { personId } from '@passerelle/domain'
import type { AccountRecord, Accounts, NewAccount } from '@passerelle/workflow'
import type pg from 'pg'
import { actorOf, joinList, localesOf, rolesOf, type UserRow } from './actor.ts'
import { createAuth } from './auth.ts'
import { isRefusedByLibrary } from './library-error.ts'
import { sharedSecret } from './secret.ts'
import { countTry, DEFAULT_SIGN_IN_LIMIT, forgetTries, type SignInLimit } from './sign-in-limit.ts'
import { actorByToken, bearerToken } from './tokens.ts'

export interface AccountsOptions {
  /** A pool on the migrated database. It stays the caller's to close. */
  readonly pool: pg.Pool
  /** The site's public address. */
  readonly site: string
  readonly newId: () => string
  /** Signs session cookies; without one the installation's own, from the database, is used. */
  readonly secret?: string
  readonly limit?: SignInLimit
}

/**
 * Opens the accounts: passwords, sessions and tokens by better-auth, roles and locales ours. A database that is away
 * rejects with the driver's error, so that it is never mistaken for a wrong password or token.
 */
export async function openAccounts(options: AccountsOptions): Promise<Accounts> {
  const { pool, limit = DEFAULT_SIGN_IN_LIMIT } = options
  const auth = createAuth({ ...options, secret: options.secret ?? (await sharedSecret(pool)) })
  return {
    async authenticate(headers) {
      const authorization = headers.get('authorization')
      // Whoever names a token acts by that token or not at all: a cookie beside it must not lend its power.
      if (authorization !== null) {
        const token = bearerToken(authorization)
        return token === undefined ? undefined : actorByToken(pool, token)
      }
      if (!headers.has('cookie')) return undefined
      const session = await auth.api.getSession({ headers })
      return session === null ? undefined : actorOf(session.user)
    },

    async signIn(email, password, headers) {
      if (!(await countTry(pool, email, limit))) return 'rate_limited'
      try {
        const { headers: reply, response } = await auth.api.signInEmail({
          body: { email: email.trim(), password },
          headers,
          returnHeaders: true,
        })
        await forgetTries(pool, email, limit)
        const user = await findUser(pool, 'id', response.user.id)
        return user === undefined ? undefined : { actor: actorOf(user), setCookie: reply.getSetCookie() }
      } catch (error) {
        if (isRefusedByLibrary(error)) return undefined
        throw error
      }
    },

    async signOut(headers) {
      // The library clears the cookie even when it could not end the session, which would live on in someone's copy.
      const session = await auth.api.getSession({ headers })
      if (session !== null) await (await auth.$context).internalAdapter.deleteSession(session.session.token)
      const { headers: reply } = await auth.api.signOut({ headers, returnHeaders: true })
      return reply.getSetCookie()
    },

    async create(account) {
      const { internalAdapter, password: passwords } = await auth.$context
      const user = await internalAdapter.createUser(userOf(account), { method: 'email-password' })
      if (account.password !== undefined)
        await internalAdapter.linkAccount({
          userId: user.id,
          providerId: 'credential',
          accountId: user.id,
          password: await passwords.hash(account.password),
        })
      return personId(user.id)
    },

    async findByEmail(email) {
      const user = await findUser(pool, 'email', email.trim().toLowerCase())
      return user === undefined ? undefined : recordOf(user)
    },

    async createToken(person, name) {
      const { key } = await auth.api.createApiKey({ body: { userId: person, name } })
      return key
    },
  }
}

const userOf = ({ name, email, roles, locales }: NewAccount) => ({
  name,
  email: email.trim().toLowerCase(),
  // Nobody signs up; whoever creates the account answers for the address.
  emailVerified: true,
  roles: joinList(roles),
  locales: joinList(locales),
})

async function findUser(pool: pg.Pool, by: 'id' | 'email', value: string): Promise<UserRow | undefined> {
  const { rows } = await pool.query<UserRow>(
    `select id, name, email, roles, locales from account_user where ${by} = $1`,
    [value],
  )
  return rows[0]
}

const recordOf = ({ id, name, email, roles, locales }: UserRow): AccountRecord => ({
  id: personId(id),
  name,
  email,
  roles: rolesOf(roles),
  locales: localesOf(locales),
})
