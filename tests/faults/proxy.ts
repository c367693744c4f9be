import { once } from 'node:events'
import { connect, createServer, type Server, type Socket } from 'node:net'

export interface Proxy {
  /** The given address, through the proxy. */
  readonly url: string
  /** Breaks every connection and refuses new ones, as a host that went away. */
  readonly down: () => Promise<void>
  readonly up: () => Promise<void>
  /** Takes connections and what comes over them, and passes nothing on; `down` loses it all. */
  readonly stall: () => void
  readonly close: () => Promise<void>
}

/** Stands before a server, so that a test can take the server away from others and keep it for itself. */
export async function startProxy(target: string): Promise<Proxy> {
  const url = new URL(target)
  const { hostname, port } = url
  const sockets = new Set<Socket>()
  let server: Server | undefined
  let own = 0
  let stalled = false

  const up = async (): Promise<void> => {
    stalled = false
    server = createServer((client) => {
      const behind = connect({ host: hostname, port: Number(port) })
      for (const [one, other] of [[client, behind] as const, [behind, client] as const]) {
        sockets.add(one)
        one.on('error', () => other.destroy())
        one.on('close', () => {
          sockets.delete(one)
          other.destroy()
        })
        if (!stalled) one.pipe(other)
      }
    }).listen(own, '127.0.0.1')
    await once(server, 'listening')
    const address = server.address()
    if (address === null || typeof address === 'string') throw new Error('A TCP server has a port.')
    own = address.port
  }
  const down = async (): Promise<void> => {
    if (server === undefined) return
    const closed = once(server, 'close')
    server.close()
    for (const socket of sockets) socket.destroy()
    await closed
    server = undefined
  }
  const stall = (): void => {
    stalled = true
    for (const socket of sockets) socket.unpipe().pause()
  }
  await up()
  url.hostname = '127.0.0.1'
  url.port = String(own)
  return { url: url.href, down, up, stall, close: down }
}
