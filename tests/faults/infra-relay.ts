import { runService } from '@passerelle/assembly'
import { startRelay } from '@passerelle/relay'

const lostAfterMs = process.env.CALL_LOST_AFTER_MS
const callsLost = lostAfterMs === undefined ? {} : { callLostAfterMs: Number(lostAfterMs) }

// The relay as services/relay runs it, only less patient, so that a test of a lost queue takes seconds.
await runService({
  name: 'relay',
  needs: ['queue'],
  start: (context) => startRelay(context, { stalledAfterMs: 4_000, sweepEveryMs: 1_000, ...callsLost }),
})
