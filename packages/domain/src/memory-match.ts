/**
 * How a translation of the memory fits a segment of whose draft it became:
 * `in-context`, the same text between the same neighbours (101 %);
 * `exact`, the same text (100 %);
 * `patched`, the same but for numbers and dates, which were put in (99 %).
 */
export const MEMORY_MATCHES = ['in-context', 'exact', 'patched'] as const
export type MemoryMatch = (typeof MEMORY_MATCHES)[number]

/**
 * Why a translation of the memory counts for less than its likeness:
 * `machine`, a machine wrote it or its first draft; `imported`, nobody here approved it; `domain`, it is of another subject field;
 * `variant`, it is of another variant of the language; `age`, it was approved long ago.
 */
export const PENALTIES = ['machine', 'imported', 'domain', 'variant', 'age'] as const
export type Penalty = (typeof PENALTIES)[number]

/** What an installation decides for itself about trust in its memory. */
export interface MemoryTrust {
  /** Percent points off for each reason. */
  readonly penalties: Readonly<Record<Penalty, number>>
  /** Years after which a translation counts as old. */
  readonly oldAfterYears: number
  /** Percent from which on a translation becomes a draft without being asked for; below, it is only offered. */
  readonly draftFrom: number
  /** Percent from which on a similar translation is offered. */
  readonly offerFrom: number
}

export const DEFAULT_TRUST: MemoryTrust = {
  penalties: { machine: 1, imported: 3, domain: 2, variant: 1, age: 1 },
  oldAfterYears: 5,
  draftFrom: 90,
  offerFrom: 70,
}
