import { type BullQueue, isQueueMissing } from '@passerelle/queue'
import type { Logger, Metrics } from '@passerelle/runtime'
import type { Store } from '@passerelle/workflow'
import { type LoopOptions, startLoop } from './loop.ts'
import { relayMetrics } from './metrics.ts'
import { DEFAULT_RELAY_SETTINGS, type RelaySettings } from './settings.ts'

export interface RelayContext {
  readonly store: Pick<Store, 'outbox' | 'ledger'>
  readonly queue: Pick<BullQueue, 'add' | 'check' | 'migrate'>
  readonly log: Logger
  readonly metrics: Metrics
  readonly now: () => Date
}

/**
 * Moves what use cases have announced from the outbox to the queue, and announces again what should long have moved on;
 * finds calls to engines that were lost with their worker; puts the queue's tables back when somebody dropped them. It outlives database and queue being away, and any number of
 * relays may run beside each other. `close` waits for the batch under way.
 */
export async function startRelay(
  context: RelayContext,
  given: Partial<RelaySettings> = {},
): Promise<{ readonly close: () => Promise<void> }> {
  const { store, queue, log, now } = context
  const settings = { ...DEFAULT_RELAY_SETTINGS, ...given }
  const metrics = relayMetrics(context.metrics)
  let closing = false

  const repaired = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      if (!isQueueMissing(error)) throw error
      log.warn('the queue is missing and is put there')
      await queue.migrate()
      await work()
    }
  }

  const move = async (): Promise<void> => {
    let moved = settings.batch
    while (moved === settings.batch && !closing) {
      moved = await store.outbox.relay(settings.batch, now(), (jobs) => repaired(() => queue.add(jobs)))
      metrics.relayed.inc(moved)
    }
  }

  const sweep = async (): Promise<void> => {
    await repaired(queue.check)
    const at = now()
    const again = await store.outbox.sweep(
      new Date(at.getTime() - settings.stalledAfterMs),
      at,
      settings.sweepLimit,
    )
    if (again > 0) {
      log.warn({ jobs: again }, 'work that had stalled was announced again')
      metrics.swept.inc(again)
      mover.wake()
    }
    const { callLostAfterMs: lostAfterMs, repliesKeptMs } = settings
    const lost = await store.ledger.sweep({ lostAfterMs, repliesKeptMs })
    if (lost > 0) {
      log.warn({ calls: lost }, 'calls to engines were lost with their worker, and may have been billed')
      metrics.lostCalls.inc(lost)
    }
    const { waiting, oldestMs } = await store.outbox.lag(now())
    metrics.waiting.set(waiting)
    metrics.lag.set(oldestMs / 1000)
  }

  const options = (what: string): Omit<LoopOptions, 'everyMs'> => ({
    gatherMs: settings.gatherMs,
    backOffMs: settings.backOffMs,
    mostBackOffMs: settings.mostBackOffMs,
    onError: (error) => log.error({ err: error }, `${what} failed and will be tried again`),
  })
  const mover = startLoop(move, { ...options('moving announced jobs'), everyMs: settings.pollMs })
  const sweeper = startLoop(sweep, { ...options('the sweep'), everyMs: settings.sweepEveryMs })
  const listening = await store.outbox.listen(mover.wake)
  return {
    close: async () => {
      closing = true
      await listening.close()
      await Promise.all([mover.close(), sweeper.close()])
    },
  }
}
