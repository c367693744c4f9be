import { Counter, Gauge, type Metrics } from '@passerelle/runtime'

/** What a relay tells about itself. */
export const relayMetrics = (metrics: Metrics) => ({
  waiting: new Gauge({
    name: 'passerelle_outbox_waiting',
    help: 'Announced jobs that are due and not yet in the queue, at the last sweep.',
    registers: [metrics],
  }),
  lag: new Gauge({
    name: 'passerelle_outbox_lag_seconds',
    help: 'Age of the oldest of them.',
    registers: [metrics],
  }),
  relayed: new Counter({
    name: 'passerelle_outbox_relayed_total',
    help: 'Jobs handed to the queue.',
    registers: [metrics],
  }),
  lostCalls: new Counter({
    name: 'passerelle_engine_calls_lost_total',
    help: 'Calls to engines whose worker did not come back: the ledger calls them uncertain.',
    registers: [metrics],
  }),
  swept: new Counter({
    name: 'passerelle_outbox_swept_total',
    help: 'Jobs announced again because their work had stalled.',
    registers: [metrics],
  }),
})
