import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { freePort, throwawayDatabase } from '@passerelle/testkit'
import { afterAll, expect, test } from 'vitest'

const database = await throwawayDatabase()
afterAll(() => database.drop())

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

test('the desk runs as a process of its own: pages, API and its description, and an orderly stop', async () => {
  const port = String(await freePort())
  const service = spawn(process.execPath, [main], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, PORT: port },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const exited = once(service, 'exit')
  for await (const chunk of service.stdout) if (String(chunk).includes('"address"')) break
  const site = `http://127.0.0.1:${port}`
  expect((await fetch(`${site}/readyz`)).status).toBe(200)
  const page = await fetch(`${site}/desk`)
  expect([page.status, page.url]).toEqual([200, `${site}/desk/sign-in?next=%2Fdesk`])
  const slash = await fetch(`${site}/desk/?state=blocked`, { redirect: 'manual' })
  expect([slash.status, slash.headers.get('location')]).toEqual([308, '/desk?state=blocked'])
  expect((await fetch(`${site}/api/v1/translations`)).status).toBe(401)
  const description = await (await fetch(`${site}/api/v1/openapi.json`)).text()
  expect(description).toContain('/api/v1/translations/{id}/segments/{key}')
  expect(description).not.toContain('/desk/')
  service.kill('SIGTERM')
  expect(await exited).toEqual([0, null])
})
