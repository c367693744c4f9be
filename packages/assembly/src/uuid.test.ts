import { expect, test } from 'vitest'
import { z } from 'zod'
import { uuidV7 } from './uuid.ts'

test('ids are UUIDs of version 7 that begin with their time', () => {
  const time = Date.UTC(2026, 10, 23, 8, 0, 0, 7)
  const id = uuidV7(() => time)
  expect(z.uuid({ version: 'v7' }).safeParse(id).success).toBe(true)
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(time)
})

test('no two ids are the same', () => {
  expect(new Set(Array.from({ length: 10_000 }, () => uuidV7(() => 0))).size).toBe(10_000)
})
