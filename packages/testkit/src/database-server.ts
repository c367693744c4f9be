import { once } from 'node:events'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrate, openPool } from '@passerelle/store'
import { openEmbedded } from '@passerelle/store/embedded'

const TEMPLATE = 'passerelle'

/**
 * Vitest's global setup: one embedded PostgreSQL for the run, in a temporary folder, gone with it. It starts when the first
 * test file asks for a database, so a run of pure tests does not pay its two seconds.
 */
export default async function setup(): Promise<() => Promise<void>> {
  let opening: ReturnType<typeof openServer> | undefined
  const server = createServer((_, response) => {
    opening ??= openServer()
    opening.then(
      ({ admin }) => response.end(`${admin}\n${TEMPLATE}`),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string')
    throw new Error('A TCP server has an address with a port.')
  // Read by `throwawayDatabase` in the workers, which inherit it.
  process.env.PASSERELLE_TEST_DATABASES = `http://127.0.0.1:${address.port}/`
  return async () => {
    server.close()
    const opened = await opening?.catch(() => undefined)
    await opened?.close()
  }
}

async function openServer(): Promise<{ admin: string; close: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'passerelle-test-'))
  // As root the server runs under another account, which has to pass through.
  chmodSync(folder, 0o711)
  const remove = (): void => rmSync(folder, { recursive: true, force: true })
  try {
    const database = await openEmbedded({ dataFolder: folder, server: { durable: false } })
    const pool = openPool(database.url)
    await migrate(pool)
    await pool.end()
    const admin = new URL(database.url)
    admin.pathname = '/postgres'
    const close = async (): Promise<void> => {
      await database.close()
      remove()
    }
    return { admin: admin.href, close }
  } catch (error) {
    remove()
    throw error
  }
}
