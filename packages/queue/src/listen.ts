import type { PostgresConnection } from 'bullmq'

/**
 * Lets the queries on a connection's listening client run one after another. Its workers would all ask at the same
 * moment to listen again after a break, which node-postgres warns about and will refuse in version 9.
 */
export function oneQueryAtATime(connection: PostgresConnection): void {
  const seen = new WeakSet<object>()
  const get = connection.getListenClient.bind(connection)
  connection.getListenClient = async () => {
    const client = await get()
    if (seen.has(client)) return client
    seen.add(client)
    const query = client.query.bind(client)
    let last: Promise<unknown> = Promise.resolve()
    client.query = <R>(text: string, params?: readonly unknown[]) => {
      const next = last.then(() => query<R>(text, params))
      last = next.catch(() => undefined)
      return next
    }
    return client
  }
}
