import {
  type Finding,
  type Origin,
  openFindings,
  plainText,
  type Quality,
  type QualityStep,
  type SegmentState,
} from '@passerelle/domain'

/** How much people have changed an engine's drafts of a pair: the mean post-edit distance (HTER), 0 for untouched, over how many segments. */
export interface EngineRecord {
  readonly hter: number
  readonly segments: number
}

/** What an estimate looks at. */
export interface Evidence {
  readonly source: string
  readonly target: string
  readonly state: SegmentState
  readonly origin: Origin | null
  readonly findings: readonly Finding[]
  /** Of the engine that drafted it, for the pair. */
  readonly record?: EngineRecord
}

/** Where an estimate starts: what stands behind the words. */
const START = {
  reviewed: 100,
  in_context: 98,
  written: 95,
  exact: 92,
  patched: 85,
  left_as_is: 80,
  machine: 70,
}

/** Points off for what came by way of a machine before a person approved it into the memory. */
const MACHINE_MEMORY = 5

/** Segments after which an engine's own record counts as much as what is expected of any engine. */
const PRIOR_SEGMENTS = 20
const PRIOR_HTER = 0.3

const COST = { error: 30, warning: 10, info: 2 } as const

/**
 * How good a target looks, in points from 0 to 100: where its words come from, less 30 for an error that nobody has dismissed, 10 for a
 * warning, 2 for a note, and up to 10 for a length out of proportion. A machine's draft starts at 100 × (1 − HTER) of its engine and pair, where
 * an engine without a record counts as 0.30. Pure; more findings or a worse record never raise it.
 */
export function estimate(evidence: Evidence): Quality {
  const { origin, target, findings } = evidence
  if (origin === null || target.trim() === '') return { score: 0, steps: [{ reason: 'empty', points: 0 }] }
  const open = openFindings(findings)
  const cost = (severity: Finding['severity']): number =>
    -COST[severity] * open.filter((finding) => finding.severity === severity).length
  const steps: readonly QualityStep[] = [
    ...start(evidence, origin),
    { reason: 'errors', points: cost('error') },
    { reason: 'warnings', points: cost('warning') },
    { reason: 'notes', points: cost('info') },
    { reason: 'length', points: -disproportion(evidence) },
  ]
  const sum = steps.reduce((total, { points }) => total + points, 0)
  return {
    score: Math.max(0, Math.min(100, sum)),
    steps: steps.filter(({ points }, index) => index === 0 || points !== 0),
  }
}

function start({ state, record }: Evidence, origin: Origin): readonly QualityStep[] {
  if (state === 'reviewed' || state === 'final') return [{ reason: 'reviewed', points: START.reviewed }]
  switch (origin.type) {
    case 'human':
      return [{ reason: 'written', points: START.written }]
    case 'source':
      return [{ reason: 'left_as_is', points: START.left_as_is }]
    case 'tm': {
      const reason = origin.match === 'in-context' ? 'in_context' : origin.match
      const from: QualityStep = { reason: 'machine', points: origin.from === 'mt' ? -MACHINE_MEMORY : 0 }
      return [{ reason, points: START[reason] }, from]
    }
    case 'mt': {
      if (record === undefined) return [{ reason: 'machine', points: START.machine }]
      const known = record.hter * record.segments + PRIOR_HTER * PRIOR_SEGMENTS
      const expected = Math.round(100 * (1 - Math.min(1, known / (record.segments + PRIOR_SEGMENTS))))
      return [
        { reason: 'machine', points: START.machine },
        { reason: 'engine_record', points: expected - START.machine },
      ]
    }
  }
}

// A Chinese, Japanese or Korean sign says about as much as two and a half letters.
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const weight = (text: string): number => text.length + 1.5 * (text.match(DENSE)?.length ?? 0)

/** Points off, 0 to 10: none up to half as long again or two thirds as long, all from three times or a third on. */
function disproportion({ source, target }: Evidence): number {
  const [had, has] = [weight(plainText(source)), weight(plainText(target))]
  // Short texts vary widely ("OK" → "D'accord").
  if (had < 30 || has === 0) return 0
  const factor = Math.abs(Math.log2(has / had))
  return Math.max(0, Math.min(10, Math.round((10 * (factor - Math.log2(1.5))) / Math.log2(2))))
}
