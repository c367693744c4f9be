import { type Actor, type Locale, personId, type Role } from '@passerelle/domain'
import type pg from 'pg'

type Person = Extract<Actor, { kind: 'person' }>

/** An actor for tests; its id is its name. */
export const person = (name: string, roles: readonly Role[], locales: readonly Locale[] = []): Person => ({
  kind: 'person',
  id: personId(name),
  name,
  roles,
  locales,
})

/** Puts a person into the accounts' table, without a password: enough to be assigned and named. */
export async function enrol(pool: pg.Pool, { id, name, roles, locales }: Person): Promise<void> {
  await pool.query(
    `insert into account_user (id, name, email, email_verified, roles, locales, created_at, updated_at)
     values ($1, $2, $3, true, $4, $5, now(), now())`,
    [id, name, `${id}@example.org`, roles.join(','), locales.join(',')],
  )
}
