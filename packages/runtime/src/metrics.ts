import { collectDefaultMetrics, Registry } from 'prom-client'

export { Counter, Gauge } from 'prom-client'
export type Metrics = Registry

/** A registry of Prometheus metrics with those of the process already in it. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}
