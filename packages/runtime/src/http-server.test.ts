import { connect } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { z } from 'zod'
import { createHttpServer, type HttpServerOptions } from './http-server.ts'
import type { HttpServer } from './http-types.ts'
import { createLogger } from './logger.ts'

const open: HttpServer[] = []
afterEach(async () => {
  for (const app of open.splice(0)) await app.close()
})

async function server(options: Partial<HttpServerOptions> = {}): Promise<HttpServer> {
  const log = createLogger({ name: 'test', level: 'silent' })
  const app = await createHttpServer({ log, ...options })
  open.push(app)
  app.post('/notes', { schema: { body: note } }, async (request) => request.body)
  app.get('/notes/:id', async () => ({ found: true }))
  app.get('/away', async () => {
    throw Object.assign(new Error('connect ECONNREFUSED 10.0.0.7:5432'), { code: 'ECONNREFUSED' })
  })
  app.get('/full', async () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100' })
  })
  app.get('/broken', async () => {
    throw new Error('the secret inside')
  })
  return app
}

const note = z.strictObject({
  title: z.string().max(5),
  tags: z.array(z.string()).default([]),
  kind: z.enum(['a', 'b']).default('a'),
})

const post = (app: HttpServer, payload: string | Buffer, type = 'application/json') =>
  app.inject({ method: 'POST', url: '/notes', headers: { 'content-type': type }, payload })

test('a good body reaches its route, parsed', async () => {
  const reply = await post(await server(), '{"title":"é"}')
  expect(reply.json()).toEqual({ title: 'é', tags: [], kind: 'a' })
})

test('every wrong field is named with what is wrong about it', async () => {
  const reply = await post(await server(), '{"title":"too long","tags":["x",3],"kind":"c","extra":1,"a/b":2}')
  expect(reply.statusCode).toBe(422)
  expect(reply.headers['content-type']).toBe('application/problem+json; charset=utf-8')
  expect(reply.json()).toMatchObject({
    status: 422,
    code: 'invalid_fields',
    errors: [
      { field: 'title', pointer: '/title', message: 'must have at most 5 characters.' },
      { field: 'tags.1', pointer: '/tags/1', message: 'must be text.' },
      { field: 'kind', pointer: '/kind', message: "must be 'a' or 'b'." },
      { field: 'extra', pointer: '/extra', message: 'is not a field that is known here.' },
      { field: 'a/b', pointer: '/a~1b', message: 'is not a field that is known here.' },
    ],
  })
})

test('a missing field and a missing body are both said to be required', async () => {
  const app = await server()
  expect((await post(app, '{}')).json().errors).toEqual([
    { field: 'title', pointer: '/title', message: 'is required.' },
  ])
  expect((await post(app, '')).json().errors).toEqual([{ field: '', pointer: '', message: 'is required.' }])
})

test.each([
  ['{"title":', 'application/json', 400, 'invalid_json'],
  ['{"title":"a","__proto__":{"x":1}}', 'application/json', 400, 'invalid_json'],
  ['{"title":"a","\\u005f_proto__":{"x":1}}', 'application/json', 400, 'invalid_json'],
  ['{"constructor":{"prototype":{"x":1}}}', 'application/json', 400, 'invalid_json'],
  [Buffer.from([0x7b, 0xff, 0x7d]), 'application/json', 400, 'invalid_encoding'],
  [Buffer.from([0x22, 0xc0, 0xaf, 0x22]), 'application/json', 400, 'invalid_encoding'],
  [Buffer.from('{"title":"a"}', 'utf16le'), 'application/json; charset=utf-16le', 415, 'unsupported_charset'],
  ['{"title":"a"}', 'text/plain', 415, 'unsupported_media_type'],
  ['title=a', 'application/x-www-form-urlencoded', 415, 'unsupported_media_type'],
  ['['.repeat(200_000), 'application/json', 400, 'invalid_json'],
  [`${'['.repeat(200_000)}${']'.repeat(200_000)}`, 'application/json', 422, 'invalid_fields'],
  [JSON.stringify({ title: 'a'.repeat(2_000_000) }), 'application/json', 413, 'too_large'],
] as const)(
  'a body that can not be taken is refused with its reason (%#)',
  async (body, type, status, code) => {
    const reply = await post(await server(), typeof body === 'string' ? body : Buffer.from(body), type)
    expect([reply.statusCode, reply.json().code]).toEqual([status, code])
    expect(Object.hasOwn(Object.prototype, 'x')).toBe(false)
  },
)

test('a body just under the limit is taken', async () => {
  const app = await server({ limits: { bodyBytes: 100 } })
  const body = (length: number) => `{"title":"a"${' '.repeat(length - 13)}}`
  expect((await post(app, body(100))).statusCode).toBe(200)
  expect((await post(app, body(101))).statusCode).toBe(413)
})

test.each([
  ['GET', '/nothing', 404, 'not_found'],
  ['PUT', '/notes', 405, 'method_not_allowed'],
  ['DELETE', '/notes/7', 405, 'method_not_allowed'],
  ['GET', '/notes/%00', 404, 'not_found'],
  ['GET', '/notes/7?q=%00', 400, 'bad_request'],
  ['GET', '/notes/%ff', 400, 'bad_request'],
  ['GET', `/notes/${'a'.repeat(400)}`, 414, 'address_too_long'],
  ['GET', '/away', 503, 'unavailable'],
  ['GET', '/full', 507, 'storage_full'],
  ['GET', '/broken', 500, 'internal'],
] as const)('%s %s answers with problem details', async (method, url, status, code) => {
  const reply = await (await server()).inject({ method, url })
  expect(reply.json()).toMatchObject({ status, code, type: 'about:blank' })
  expect(reply.statusCode).toBe(status)
  expect(reply.body).not.toMatch(/secret|10\.0\.0\.7/)
  expect(reply.headers['content-security-policy']).toContain("frame-ancestors 'none'")
  expect(reply.headers['x-content-type-options']).toBe('nosniff')
  if (status === 405) expect(reply.headers.allow).toBe(method === 'PUT' ? 'POST' : 'GET, HEAD')
  if (status === 503) expect(reply.headers['retry-after']).toBe('5')
})

test('a browser gets the page that the site has for a problem, everyone else the details', async () => {
  const app = await server({ errorPage: (_, { code }) => `<p>${code}</p>` })
  const page = await app.inject({ url: '/nothing', headers: { accept: 'text/html,*/*' } })
  expect([page.statusCode, page.body]).toEqual([404, '<p>not_found</p>'])
  expect((await app.inject({ url: '/nothing' })).json().code).toBe('not_found')
})

test('bytes that are no HTTP and headers that never end are refused', async () => {
  const app = await server({ limits: { headersMs: 300, requestMs: 600 } })
  const address = await app.listen({ port: 0, host: '127.0.0.1' })
  expect(await exchange(address, 'NONSENSE\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 .*"code":"bad_request"/s)
  expect(await exchange(address, 'GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(
    /^HTTP\/1\.1 408 .*"code":"request_timeout"/s,
  )
  const both =
    'POST /notes HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'
  expect(await exchange(address, both)).toMatch(/^HTTP\/1\.1 400 /)
})

function exchange(address: string, bytes: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const socket = connect(Number(new URL(address).port), '127.0.0.1', () => socket.write(bytes))
  let text = ''
  socket.on('data', (chunk) => {
    text += chunk.toString()
  })
  socket.on('end', () => resolve(text))
  socket.on('error', reject)
  return promise
}
