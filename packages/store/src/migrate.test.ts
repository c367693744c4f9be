import { throwawayDatabase } from '@passerelle/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { migrate } from './migrate.ts'
import { openPool } from './pool.ts'

let database: Awaited<ReturnType<typeof throwawayDatabase>>
let pool: ReturnType<typeof openPool>
beforeAll(async () => {
  database = await throwawayDatabase()
  pool = openPool(database.url)
})
afterAll(async () => {
  await pool.end()
  await database.drop()
})

it('a migrated database is left as it is', async () => {
  expect(await migrate(pool)).toEqual([])
})

it('an empty database is migrated once, however many start at the same moment', async () => {
  await pool.query('drop schema public cascade')
  await pool.query('create schema public')
  const others = [openPool(database.url), openPool(database.url)]
  const ran = await Promise.all([pool, ...others].map(migrate))
  await Promise.all(others.map((other) => other.end()))
  expect(ran.filter((names) => names.length > 0)).toHaveLength(1)
  expect(ran.flat()[0]).toBe('0001_pipeline.sql')
})

it('a migration changed after it was applied stops the start by name', async () => {
  await pool.query("update schema_migrations set checksum = 'other' where name = '0001_pipeline.sql'")
  await expect(migrate(pool)).rejects.toThrow(/0001_pipeline\.sql was changed/)
})
