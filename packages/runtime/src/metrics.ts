import { collectDefaultMetrics, Registry } from 'prom-client'

export { Counter, Gauge, Histogram } from 'prom-client'
export type Metrics = Registry

/** A registry of Prometheus metrics with those of the process already in it. */
export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  return registry
}

/** Makes a set of metrics the first time it is asked for in a registry, and gives that one out from then on. */
export function oncePerRegistry<T>(make: (metrics: Metrics) => T): (metrics: Metrics) => T {
  const made = new WeakMap<Metrics, { readonly set: T }>()
  return (metrics) => {
    const known = made.get(metrics) ?? { set: make(metrics) }
    made.set(metrics, known)
    return known.set
  }
}
