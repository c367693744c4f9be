/** What raises or lowers an estimate; the desk has words for each. */
export const QUALITY_REASONS = [
  'empty',
  'errors',
  'warnings',
  'notes',
  'written',
  'reviewed',
  'in_context',
  'exact',
  'patched',
  'machine',
  'left_as_is',
  'engine_record',
  'length',
] as const
export type QualityReason = (typeof QUALITY_REASONS)[number]

/** One step of an estimate. */
export interface QualityStep {
  readonly reason: QualityReason
  /** Points that it gave (where the estimate starts) or took. */
  readonly points: number
}

/** How good a target looks to the pipeline, in points from 0 to 100. It orders people's work; no act depends on it. */
export interface Quality {
  readonly score: number
  /** From where it started to what was taken. */
  readonly steps: readonly QualityStep[]
}

/** In which order the queue is worked through: by when translations were made, or by their estimates, good ones or poor ones first. */
export const QUEUE_ORDERS = ['newest', 'oldest', 'likeliest', 'hardest'] as const
export type QueueOrder = (typeof QUEUE_ORDERS)[number]
