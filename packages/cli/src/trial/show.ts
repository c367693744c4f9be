import type { Locale } from '@passerelle/domain'
import { ENOUGH_SEGMENTS } from '../show-engines.ts'
import { table } from '../table.ts'
import type { Nearness, TrialResult } from './measure.ts'

export interface TrialReport extends TrialResult {
  readonly engine: string
  readonly source: Locale
  readonly target: Locale
  /** The set's; trials that share it compared the same texts. */
  readonly fingerprint: string
  /** Segments of the set that the engine would not take. */
  readonly refused: number
}

/** A trial for a terminal: the engine beside those whose drafts are kept, over the same segments, and what that is worth. */
export function trialTable({
  engine,
  source,
  target,
  segments,
  trial,
  beside,
  ...rest
}: TrialReport): string {
  const row = (name: string, over: string, count: number, near: Nearness): readonly string[] => [
    name,
    over,
    String(count),
    near.chrf.toFixed(1),
    near.hter.toFixed(2),
  ]
  const rows = [
    ...(trial === null ? [] : [row(engine, 'all', segments, trial)]),
    ...beside.flatMap((other) => [
      row(engine, `drafts of ${other.engine}`, other.segments, other.trial),
      row(`${other.engine} (kept drafts)`, 'the same', other.segments, other.drafts),
    ]),
  ]
  const small = [segments, ...beside.map((other) => other.segments)].some((count) => count < ENOUGH_SEGMENTS)
  return [
    `${source} → ${target}, set ${rest.fingerprint}`,
    table([['Engine', 'Segments of', 'Count', 'chrF', 'HTER'], ...rows]),
    'chrF: from 0 to 100, more is nearer to what people approved. HTER: edits for a word, less is better.',
    ...(rest.refused > 0 ? [`${rest.refused} segment(s) that the engine refused are left out.`] : []),
    ...(beside.length > 0
      ? ['People began from the kept drafts, which favours these: a new engine that comes near is no worse.']
      : [
          'No machine drafts are kept for these segments: there is nothing to compare with but another trial.',
        ]),
    ...(small
      ? [`Fewer than ${ENOUGH_SEGMENTS} segments are too small a sample to tell engines apart.`]
      : []),
  ].join('\n')
}
