import { randomBytes } from 'node:crypto'
import { openPool } from '@passerelle/store'

export interface ThrowawayDatabase {
  readonly url: string
  /** Ends every connection to the database and deletes it. */
  readonly drop: () => Promise<void>
}

/**
 * A migrated, empty database of its own for one test file, cloned from a template in some 30 ms. The server behind it is
 * one embedded PostgreSQL for the whole test run, started when the first test file asks.
 */
export async function throwawayDatabase(): Promise<ThrowawayDatabase> {
  const { admin, template } = await askForServer()
  const name = `t_${randomBytes(8).toString('hex')}`
  await statement(admin, `create database ${name} template ${template}`)
  const url = new URL(admin)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => statement(admin, `drop database if exists ${name} with (force)`) }
}

async function askForServer(): Promise<{ admin: string; template: string }> {
  const address = process.env.PASSERELLE_TEST_DATABASES
  if (address === undefined)
    throw new Error('Throwaway databases exist in a test run only (vitest starts their server).')
  const reply = await fetch(address)
  if (!reply.ok) throw new Error(`The test database did not start: ${await reply.text()}`)
  const [admin = '', template = ''] = (await reply.text()).split('\n')
  return { admin, template }
}

async function statement(url: string, sql: string): Promise<void> {
  const pool = openPool(url, { max: 1 })
  try {
    await pool.query(sql)
  } finally {
    await pool.end()
  }
}
