import { expect, test } from 'vitest'
import { unfitness } from './redis-fitness.ts'

const info = (version: string, policy: string): string =>
  `# Server\r\nredis_version:${version}\r\n# Memory\r\nmaxmemory:0\r\nmaxmemory_policy:${policy}\r\n`

test('Redis 7, Redis 8 and Valkey, which calls itself 7.2, may hold the queue', () => {
  expect(
    ['7.0.15', '8.2.1', '7.2.4', '10.0.0'].map((version) => unfitness(info(version, 'noeviction'))),
  ).toEqual([null, null, null, null])
})

test('an older Redis may not', () => {
  expect(unfitness(info('6.2.14', 'noeviction'))).toBe(
    'Redis 6.2.14 is too old for the queue: use Redis 7 or newer, or Valkey.',
  )
})

test('I4: a Redis that throws keys away may not, and is told what to set', () => {
  expect(unfitness(info('7.0.15', 'volatile-lru'))).toContain('set maxmemory-policy to noeviction')
})

test('a server that hides its policy may not', () => {
  expect(unfitness('redis_version:7.2.0\r\n')).toContain('maxmemory-policy is unknown')
})
