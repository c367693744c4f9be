import { runService } from '@passerelle/assembly'
import { startRelay } from '@passerelle/relay'

// The relay as services/relay runs it, only less patient, so that a test of a lost queue takes seconds.
await runService({
  name: 'relay',
  needs: ['queue'],
  start: (context) => startRelay(context, { stalledAfterMs: 4_000, sweepEveryMs: 1_000 }),
})
