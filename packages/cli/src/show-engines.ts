import type { EngineRecord } from '@passerelle/workflow'
import { table } from './table.ts'

/** Fewer segments than this say little: at a spread usual for HTER (about 0.3), the mean of 100 is known to within 0.06. */
export const ENOUGH_SEGMENTS = 100

/** What people made of the engines' drafts, for a terminal: a line for each engine and pair, and what it is worth. */
export function enginesTable(records: readonly EngineRecord[]): string {
  if (records.length === 0)
    return "Nothing to compare yet: people's edits are measured when they approve what an engine drafted."
  const rows = records.map((record) => [
    `${record.source} → ${record.target}`,
    record.engine,
    String(record.segments),
    record.meanHter.toFixed(2),
    record.medianHter.toFixed(2),
    `${Math.round(record.untouched * 100)} %`,
  ])
  const small = records.some(({ segments }) => segments < ENOUGH_SEGMENTS)
  return [
    table([['Pair', 'Engine', 'Segments', 'HTER mean', 'median', 'Untouched'], ...rows]),
    'HTER is the share of words that people changed before they approved: less is better.',
    ...(small
      ? [
          `Records of fewer than ${ENOUGH_SEGMENTS} segments are too small to tell engines apart; look again when there are more.`,
        ]
      : []),
  ].join('\n')
}
