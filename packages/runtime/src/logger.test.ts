import { expect, test } from 'vitest'
import { createLogger } from './logger.ts'

test('secrets and credentials do not reach the log', () => {
  const lines: string[] = []
  const log = createLogger({ name: 'test', level: 'debug', to: { write: (line) => void lines.push(line) } })
  log.info(
    {
      password: 'canary-1',
      headers: { authorization: 'canary-2', cookie: 'canary-3' },
      settings: { token: 'canary-4' },
    },
    'x',
  )
  log.error({
    err: Object.assign(new Error('no route to postgres://me:canary-5@host/db'), { parameters: ['canary-6'] }),
  })
  expect(lines).toHaveLength(2)
  expect(lines.join('')).not.toContain('canary')
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({
    level: 'error',
    name: 'test',
    err: { message: 'no route to postgres://***@host/db' },
  })
})
