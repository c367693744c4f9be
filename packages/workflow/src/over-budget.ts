import { capOf, type Overdraft } from '@passerelle/domain'
import type { EngineFailure } from './ports/index.ts'

/** What somebody is told whom a budget stops: to callers it is an engine's quota like another. */
export function overBudget({ budget: { name, cap }, left, wanted }: Overdraft): EngineFailure {
  const shown = (value: number): string =>
    'characters' in cap
      ? `${value.toLocaleString('en')} characters`
      : `${(value / 1_000_000).toFixed(2)} ${cap.currency}`
  return {
    ok: false,
    kind: 'quota',
    message: `The budget '${name}' of ${shown(capOf(cap))} a month has ${shown(left)} left, and this needs up to ${shown(wanted)}.`,
  }
}
