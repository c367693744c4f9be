import { runService, WORKER_NEEDS } from '@passerelle/assembly'
import { startDetector } from '@passerelle/detector'
import { startPublisher } from '@passerelle/publisher'
import { startRelay } from '@passerelle/relay'
import { startRouter } from '@passerelle/router'
import { startTranslator } from '@passerelle/translator'

/** Everything that works on queues, and the relay that fills them. */
await runService({
  name: 'work',
  needs: WORKER_NEEDS,
  start: async (context) => {
    const starts = [startRelay, startDetector, startTranslator, startRouter, startPublisher]
    const started = await Promise.all(starts.map((start) => start(context)))
    return { close: async () => void (await Promise.all(started.map((each) => each.close()))) }
  },
})
process.send?.('ready')
