import { createHash } from 'node:crypto'
import type pg from 'pg'

/** How often one address may be tried, whoever tries: a limit by network address would be forged or shared. */
export interface SignInLimit {
  readonly tries: number
  readonly windowSeconds: number
}

export const DEFAULT_SIGN_IN_LIMIT: SignInLimit = { tries: 10, windowSeconds: 300 }

const hashOf = (email: string): string =>
  createHash('sha256').update(email.trim().toLowerCase()).digest('hex')

/**
 * Counts a try and says whether it may go on. It is counted before the password is looked at, so that tries in parallel
 * can't slip past; addresses that nobody has are counted like any other, so that the limit tells nothing.
 */
export async function countTry(pool: pg.Pool, email: string, limit: SignInLimit): Promise<boolean> {
  const { rows } = await pool.query<{ tries: number }>(
    `insert into account_sign_in as s (address_hash, tries, since) values ($1, 1, now())
     on conflict (address_hash) do update set
       tries = case when s.since < now() - make_interval(secs => $2) then 1 else least(s.tries, $3) + 1 end,
       since = case when s.since < now() - make_interval(secs => $2) then now() else s.since end
     returning tries`,
    [hashOf(email), limit.windowSeconds, limit.tries],
  )
  return (rows[0]?.tries ?? 0) <= limit.tries
}

/** Forgets the tries of an address after a good one, and those of everyone that are over anyway. */
export async function forgetTries(pool: pg.Pool, email: string, limit: SignInLimit): Promise<void> {
  await pool.query(
    'delete from account_sign_in where address_hash = $1 or since < now() - make_interval(secs => $2)',
    [hashOf(email), limit.windowSeconds],
  )
}
