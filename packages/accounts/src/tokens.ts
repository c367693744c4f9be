import { defaultKeyHasher } from '@better-auth/api-key'
import type { Actor } from '@passerelle/domain'
import type pg from 'pg'
import { actorOf, type UserRow } from './actor.ts'

/** The token of an `Authorization: Bearer …` header, or undefined for any other scheme. */
export const bearerToken = (authorization: string): string | undefined =>
  /^bearer +([\w~.+/-]{1,200}=*)$/i.exec(authorization.trim())?.[1]

/**
 * The actor behind a token. One indexed query, instead of the library's three with an update of the row: an import posts
 * thousands of cases with one token. Nothing is cached, so a revoked token or role is gone with the next request.
 */
export async function actorByToken(pool: pg.Pool, token: string): Promise<Actor | undefined> {
  const { rows } = await pool.query<UserRow>({
    name: 'actor-by-token',
    text: `select u.id, u.name, u.email, u.roles, u.locales
           from account_token t join account_user u on u.id = t.user_id
           where t.key = $1 and t.enabled and (t.expires_at is null or t.expires_at > now())`,
    values: [await defaultKeyHasher(token)],
  })
  const [row] = rows
  return row === undefined ? undefined : actorOf(row)
}
