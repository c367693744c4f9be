import type { TranslationUnit } from '@passerelle/domain'
import { writeMore } from './more.ts'
import { csvRecord } from './write-csv.ts'

const COLUMNS: Readonly<Record<string, (unit: TranslationUnit) => string | undefined>> = {
  source_language: ({ source }) => source,
  target_language: ({ target }) => target,
  source: ({ sourceText }) => sourceText,
  target: ({ targetText }) => targetText,
  domain: ({ domain }) => domain,
  written_by: ({ from }) => from,
  engine: ({ engine }) => engine,
  created_by: ({ details }) => details.createdBy,
  created_at: ({ details }) => details.createdAt,
  changed_by: ({ details }) => details.changedBy,
  changed_at: ({ details }) => details.changedAt,
  tool: ({ details }) => details.tool,
  usage_count: ({ details }) => details.usageCount?.toString(),
  last_used_at: ({ details }) => details.lastUsedAt,
  more: ({ details }) => writeMore(details),
}

/**
 * Writes units as CSV, piece by piece, with a byte order mark, by which spreadsheets know UTF-8. What could be a formula is
 * written safe, and `readMemoryCsv` gives it back as it was.
 */
export async function* writeMemoryCsv(units: AsyncIterable<TranslationUnit>): AsyncGenerator<string> {
  yield `\uFEFF${csvRecord(Object.keys(COLUMNS))}`
  const columns = Object.values(COLUMNS)
  for await (const unit of units) yield csvRecord(columns.map((column) => column(unit) ?? ''))
}
