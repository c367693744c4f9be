import type pg from 'pg'
import { OUTBOX_CHANNEL } from './outbox.ts'

/**
 * Calls back when outbox rows were committed. Holds one connection; when it breaks, waits `retryMs` and takes another,
 * for as long as it is open. A relay polls besides, so a wake-up lost in between costs only time.
 */
export async function listen(
  pool: pg.Pool,
  wake: () => void,
  retryMs = 500,
): Promise<{ close(): Promise<void> }> {
  let client: pg.PoolClient | undefined
  let timer: NodeJS.Timeout | undefined
  let closed = false

  const lost = (error?: Error): void => {
    client?.removeAllListeners('notification')
    client?.release(error ?? true)
    client = undefined
    if (!closed) timer = setTimeout(() => void open(), retryMs)
  }
  const open = async (): Promise<void> => {
    try {
      const opened = await pool.connect()
      if (closed) return opened.release()
      client = opened
      opened.once('error', lost)
      opened.on('notification', wake)
      await opened.query(`listen ${OUTBOX_CHANNEL}`)
      wake()
    } catch {
      lost()
    }
  }
  await open()
  return {
    async close() {
      closed = true
      clearTimeout(timer)
      lost()
    },
  }
}
