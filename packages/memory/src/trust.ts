import { type MemoryMatch, type MemoryTrust, PENALTIES, type Penalty } from '@passerelle/domain'

/** What trust in a unit depends on. */
export interface Trusted {
  /** Whether a person approved it here, or an import brought it and nobody here has looked at it. */
  readonly trust: 'approved' | 'imported'
  /** Who wrote the target, or its first draft. */
  readonly from: 'human' | 'mt'
  /** ISO 8601: when it was approved, or imported. */
  readonly at: string
  /** Its languages, where they may be other variants than those that are asked for. */
  readonly languages?: readonly [source: string, target: string]
  /** Its subject fields; none where nobody said. */
  readonly domains?: readonly string[]
}

/** For what a unit is wanted. */
export interface Wanted {
  readonly languages: readonly [source: string, target: string]
  /** The subject fields of the case. */
  readonly domains: readonly string[]
  readonly now: Date
}

/** A percentage with the reasons why it is less than the texts' likeness. */
export interface Worth {
  readonly percent: number
  readonly penalties: readonly Penalty[]
}

export const PERCENT: Readonly<Record<MemoryMatch, number>> = { 'in-context': 101, exact: 100, patched: 99 }

const YEAR_MS = 365.25 * 24 * 3_600_000

/** What a unit is worth: its likeness (a match, or percent of a fuzzy one) less the penalties that apply. Never below 0. */
export function worthOf(
  unit: Trusted,
  likeness: MemoryMatch | number,
  wanted: Wanted,
  trust: MemoryTrust,
): Worth {
  const penalties = penaltiesOf(unit, wanted, trust).filter(
    // What a person approved in this very place fits it, whoever wrote it and whatever it is about.
    (penalty) => likeness !== 'in-context' || (penalty !== 'machine' && penalty !== 'domain'),
  )
  const percent = typeof likeness === 'number' ? likeness : PERCENT[likeness]
  const off = penalties.reduce((sum, penalty) => sum + trust.penalties[penalty], 0)
  return { percent: Math.max(0, percent - off), penalties }
}

function penaltiesOf(unit: Trusted, wanted: Wanted, trust: MemoryTrust): Penalty[] {
  const applies: Readonly<Record<Penalty, boolean>> = {
    machine: unit.from === 'mt',
    imported: unit.trust === 'imported',
    domain: isForeign(unit.domains ?? [], wanted.domains),
    variant: unit.languages?.some((tag, side) => tag !== wanted.languages[side]) ?? false,
    age: wanted.now.getTime() - Date.parse(unit.at) > trust.oldAfterYears * YEAR_MS,
  }
  return PENALTIES.filter((penalty) => applies[penalty] && trust.penalties[penalty] > 0)
}

/** Only two that both name their fields can differ in them. */
function isForeign(unit: readonly string[], wanted: readonly string[]): boolean {
  if (unit.length === 0 || wanted.length === 0) return false
  const known = new Set(wanted.map(folded))
  return !unit.some((name) => known.has(folded(name)))
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase()
