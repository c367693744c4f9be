import { afterAll, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpServer } from './http-server.ts'
import { createLogger } from './logger.ts'
import { addOpenApi } from './openapi.ts'

const app = await createHttpServer({ log: createLogger({ name: 'test', level: 'silent' }) })
await addOpenApi(app, { title: 'T', version: '1', description: 'D', prefix: '/api/v1', cookie: 'session' })
app.post(
  '/api/v1/notes',
  {
    schema: { body: z.strictObject({ title: z.string() }), response: { 201: z.object({ id: z.string() }) } },
  },
  async (_, reply) => reply.code(201).send({ id: '1' }),
)
app.get('/page', async () => 'x')
afterAll(() => app.close())

test('routes of the API are described from their schemas, pages are not', async () => {
  const description = (await app.inject('/api/v1/openapi.json')).json()
  expect(description.openapi).toBe('3.1.0')
  expect(Object.keys(description.paths)).toEqual(['/api/v1/notes'])
  expect(
    description.paths['/api/v1/notes'].post.requestBody.content['application/json'].schema.required,
  ).toEqual(['title'])
})

test('every route says in which shape it refuses', async () => {
  const description = (await app.inject('/api/v1/openapi.json')).json()
  const { responses } = description.paths['/api/v1/notes'].post
  expect(Object.keys(responses).sort()).toEqual(['201', 'default'])
  const { schema } = responses.default.content['application/problem+json']
  expect(schema.required).toEqual(['type', 'status', 'title', 'code', 'detail'])
})
