import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort, throwawayDatabase } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'

const database = await throwawayDatabase()
afterAll(() => database.drop())

const main = fileURLToPath(new URL('./main.ts', import.meta.url))
const start = (env: Readonly<Record<string, string>>): ChildProcess =>
  spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })

/** The address that a service says it listens at. */
async function addressOf(service: ChildProcess): Promise<string> {
  for await (const chunk of service.stdout ?? []) {
    const address = /"address":"([^"]+)"/.exec(String(chunk))?.[1]
    if (address !== undefined) return address
  }
  throw new Error('The service ended before it had started.')
}

test('a worker service is ready, tells its numbers, and stops orderly on SIGTERM', async () => {
  const service = start({ DATABASE_URL: database.url, PORT: String(await freePort()) })
  const exited = once(service, 'exit')
  const address = await addressOf(service)
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({
    ready: true,
    checks: ['database', 'queue'],
  })
  expect(await (await fetch(`${address}/metrics`)).text()).toContain('process_cpu_seconds_total')
  service.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})

test('a wrong setting ends the start with one sentence', async () => {
  const service = start({ DATABASE_URL: 'mysql://x' })
  let said = ''
  service.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  expect(await once(service, 'close')).toEqual([1, null])
  expect(said).toMatch(/^DATABASE_URL is set to a value that can not be used; give an address .*\.\n$/)
})
