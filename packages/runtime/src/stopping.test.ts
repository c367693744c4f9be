import { Agent, request } from 'node:http'
import { expect, test } from 'vitest'
import { createHttpServer } from './http-server.ts'
import { createLogger } from './logger.ts'

test('while a server stops, running requests end and new ones are told to come back', async () => {
  const app = await createHttpServer({ log: createLogger({ name: 'test', level: 'silent' }) })
  const release = Promise.withResolvers<void>()
  const entered = Promise.withResolvers<void>()
  app.get('/slow', async () => {
    entered.resolve()
    await release.promise
    return { done: true }
  })
  app.get('/quick', async () => ({ done: true }))
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  // Two requests behind one another on one connection: the second reaches a server that stops.
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  const slow = get(`${address}/slow`, agent)
  const quick = get(`${address}/quick`, agent)
  await entered.promise
  const closed = app.close()
  release.resolve()
  expect(await slow).toMatchObject({ status: 200 })
  const second = await quick.catch(() => 'closed')
  expect(['closed', 503]).toContain(typeof second === 'string' ? second : second.status)
  await closed
})

function get(url: string, agent: Agent): Promise<{ readonly status: number | undefined }> {
  const { promise, resolve, reject } = Promise.withResolvers<{ readonly status: number | undefined }>()
  request(url, { agent }, (reply) => {
    reply.resume()
    reply.on('end', () => resolve({ status: reply.statusCode }))
  })
    .on('error', reject)
    .end()
  return promise
}
