import {
  fromMachine,
  type Locale,
  locale,
  type Origin,
  servesAs,
  type TranslationUnit,
  type UnitDetails,
} from '@passerelle/domain'
import type { MemoryFilter } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import { sameLanguage } from '../tables/memory-candidates.ts'

type Languages = Pick<MemoryFilter, 'source' | 'target'>

/** A row of `memory_units`: approved here. */
export interface ApprovedRow {
  id: string
  source: string
  target: string
  source_text: string
  target_text: string
  origin: Origin
  approved_by: string
  approved_at: Date
}

/** A row of `imported_units`: another memory brought it. */
export interface ImportedRow {
  id: string
  source: string
  target: string
  source_text: string
  target_text: string
  written_by: 'human' | 'mt'
  engine: string | null
  domain: string | null
  details: UnitDetails
}

/** Keeps a query to units of the languages; which of their variants serve, `servesFilter` tells. */
export const inLanguages = ({ source, target }: Languages): RawBuilder<unknown> =>
  sql.join(
    [
      sql`true`,
      ...(source === undefined ? [] : [sameLanguage(sql`source`, source)]),
      ...(target === undefined ? [] : [sameLanguage(sql`target`, target)]),
    ],
    sql` and `,
  )

export const servesFilter =
  ({ source, target }: Languages) =>
  (row: { readonly source: string; readonly target: string }): boolean =>
    serves(row.source, source) && serves(row.target, target)

const serves = (tag: string, wanted: Locale | undefined): boolean =>
  wanted === undefined || servesAs(locale(tag), wanted)

export function approvedUnit(row: Omit<ApprovedRow, 'id'>): TranslationUnit {
  const { origin } = row
  return {
    ...pairOf(row),
    from: fromMachine(origin) ? 'mt' : 'human',
    ...('engine' in origin && origin.engine !== undefined ? { engine: origin.engine } : {}),
    details: { changedBy: row.approved_by, changedAt: row.approved_at.toISOString() },
  }
}

export const importedUnit = (row: Omit<ImportedRow, 'id'>): TranslationUnit => ({
  ...pairOf(row),
  from: row.written_by,
  ...(row.engine === null ? {} : { engine: row.engine }),
  ...(row.domain === null ? {} : { domain: row.domain }),
  details: row.details,
})

const pairOf = (row: { source: string; target: string; source_text: string; target_text: string }) => ({
  source: locale(row.source),
  target: locale(row.target),
  sourceText: row.source_text,
  targetText: row.target_text,
})
