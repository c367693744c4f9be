import { openPool } from '@passerelle/store'
import { afterAll, expect, test } from 'vitest'
import { throwawayDatabase } from './database.ts'

const databases = await Promise.all([throwawayDatabase(), throwawayDatabase()])
afterAll(() => Promise.all(databases.map(({ drop }) => drop())))

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const pool = openPool(url, { max: 1 })
  try {
    return (await pool.query(sql)).rows
  } finally {
    await pool.end()
  }
}

test('two throwaway databases share nothing', async () => {
  const [one, two] = databases
  await ask(one.url, 'create table mine (n int)')
  expect(await ask(two.url, "select to_regclass('mine') as mine")).toEqual([{ mine: null }])
})

test('a throwaway database is migrated', async () => {
  const tables = await ask(
    databases[0].url,
    "select from information_schema.tables where table_schema = 'public'",
  )
  expect(tables.length).toBeGreaterThan(5)
})

test('a dropped database is gone, open connections and all', async () => {
  const { url, drop } = await throwawayDatabase()
  const pool = openPool(url)
  await pool.query('select 1')
  await drop()
  await expect(ask(url, 'select 1')).rejects.toThrow(/does not exist/)
  await pool.end()
})
