import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { StartError } from '@passerelle/assembly'

/** A process that we have just outlived may still be letting the port go. */
const TRIES = 10
const BETWEEN_TRIES_MS = 200

/**
 * Makes sure that the address can be listened on: the port, or a free one for port 0.
 * Throws a StartError when another program has it, or this machine has no such address.
 */
export async function claimPort(host: string, port: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await listenOnce(host, port)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || attempt === TRIES)
        throw new StartError(sentence(host, port, error), error)
    }
    await sleep(BETWEEN_TRIES_MS)
  }
}

async function listenOnce(host: string, port: number): Promise<number> {
  const server = createServer().listen({ host, port, exclusive: true })
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : port
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

function sentence(host: string, port: number, error: unknown): string {
  const code = codeOf(error)
  if (code === 'EADDRINUSE')
    return `Port ${port} on ${host} is in use by another program; stop that one, or set PORT to a free port.`
  if (code === 'EACCES') return `Port ${port} is reserved for the administrator; set PORT to one above 1023.`
  return `HOST is '${host}', which is no address of this machine (${String(code)}); give one, such as 127.0.0.1 or 0.0.0.0.`
}
