import { randomBytes } from 'node:crypto'
import type pg from 'pg'

/** The installation's own secret, made by whichever process asks first. */
export async function sharedSecret(pool: pg.Pool): Promise<string> {
  await pool.query('insert into account_secret (secret) values ($1) on conflict do nothing', [
    randomBytes(32).toString('base64url'),
  ])
  const { rows } = await pool.query<{ secret: string }>('select secret from account_secret')
  const [row] = rows
  if (row === undefined)
    throw new Error('The secret that signs sessions is gone; start again to have a new one made.')
  return row.secret
}
