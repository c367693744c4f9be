import { createServer } from 'node:http'
import { afterAll, expect, test } from 'vitest'
import { bytesOf } from './source.ts'

const server = createServer((request, reply) => {
  reply.writeHead(request.url === '/cases' ? 200 : 404).end('a\nb\n')
})
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
afterAll(() => server.close())
const address = server.address()
const site = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`

async function read(source: string): Promise<string> {
  let text = ''
  for await (const chunk of bytesOf(source)) text += Buffer.from(chunk).toString()
  return text
}

test('an address is read', async () => {
  expect(await read(`${site}/cases`)).toBe('a\nb\n')
})

test.each([
  [`${site}/none`, /none can not be read \(it answered 404\);/],
  ['/no/such/file', /^\/no\/such\/file can not be read \(ENOENT\);/],
  ['/tmp', /^\/tmp can not be read \(EISDIR\);/],
])('%s is told in one sentence', async (source, message) => {
  await expect(read(source)).rejects.toThrow(message)
})
