import { type Locale, parseLocale, type TranslationUnit, type UnitDetails } from '@passerelle/domain'
import { type FileFault, fault, isFault } from '../failure.ts'
import type { RefusedEntry } from '../tmx/units.ts'
import { type Header, headerOf } from './header.ts'
import { readMore } from './more.ts'
import { type CsvRecord, readCsv } from './read-csv.ts'

/** The languages of a file that names none. */
export interface MemoryLanguages {
  readonly source?: Locale
  readonly target?: Locale
}

/**
 * Reads a translation memory in CSV: columns `source` and `target` with `source_language` and `target_language` beside them
 * (else the languages given), as it is written here; or a column for each language, its tag above it, the first of them
 * (or the source language given) the source.
 */
export async function* readMemoryCsv(
  chunks: AsyncIterable<Uint8Array>,
  languages: MemoryLanguages = {},
): AsyncGenerator<TranslationUnit | RefusedEntry | FileFault> {
  let read: ((record: CsvRecord) => Iterable<TranslationUnit | RefusedEntry>) | undefined
  for await (const record of readCsv(chunks)) {
    if (isFault(record)) return yield record
    if (read === undefined) {
      const reader = readerFor(headerOf(record.cells), languages)
      if (isFault(reader)) return yield reader
      read = reader
    } else yield* read(record)
  }
}

function readerFor(
  header: Header,
  languages: MemoryLanguages,
): ((record: CsvRecord) => Iterable<TranslationUnit | RefusedEntry>) | FileFault {
  if (header.has('source') && header.has('target')) return (record) => [named(record, header, languages)]
  const source = header.languages.find(({ locale }) => locale === languages.source) ?? header.languages[0]
  if (source === undefined || header.languages.length < 2) {
    return fault(
      'invalid_csv',
      "Its first line names no columns that are known here: it must have 'source' and 'target', or the tags of two languages, such as 'fr,en'.",
    )
  }
  return (record) =>
    header.languages
      .filter((target) => target !== source)
      .map((target) =>
        unit(record, header, {
          source: source.locale,
          target: target.locale,
          sourceText: record.cells[source.column] ?? '',
          targetText: record.cells[target.column] ?? '',
        }),
      )
}

function named(
  record: CsvRecord,
  header: Header,
  languages: MemoryLanguages,
): TranslationUnit | RefusedEntry {
  const tag = (name: string, given: Locale | undefined) => {
    const cell = header.cell(record.cells, name)
    return cell === undefined ? given : parseLocale(cell.replaceAll('_', '-'))
  }
  const source = tag('source_language', languages.source)
  const target = tag('target_language', languages.target)
  if (source === undefined || target === undefined)
    return {
      refused:
        'Its languages are not known: give source_language and target_language as tags, or --from and --to.',
      line: record.line,
    }
  const sourceText = header.cell(record.cells, 'source') ?? ''
  const targetText = header.cell(record.cells, 'target') ?? ''
  return unit(record, header, { source, target, sourceText, targetText })
}

function unit(
  { cells, line }: CsvRecord,
  { cell }: Header,
  pair: Pick<TranslationUnit, 'source' | 'target' | 'sourceText' | 'targetText'>,
): TranslationUnit | RefusedEntry {
  if (pair.sourceText.trim() === '' || pair.targetText.trim() === '')
    return { refused: 'It has no text in two languages.', line }
  if (cells.some((text) => text.includes('\0'))) return { refused: 'It holds a NUL character.', line }
  const more = readMore(cell(cells, 'more'))
  if (more === undefined) return { refused: "Its cell 'more' is not what is written there here.", line }
  const engine = cell(cells, 'engine')
  const domain = cell(cells, 'domain')
  return {
    ...pair,
    from: cell(cells, 'written_by')?.toLowerCase() === 'mt' ? 'mt' : 'human',
    ...(engine === undefined ? {} : { engine }),
    ...(domain === undefined ? {} : { domain }),
    details: { ...detailsOf((name) => cell(cells, name)), ...more },
  }
}

function detailsOf(cell: (name: string) => string | undefined): UnitDetails {
  const [createdBy, changedBy, tool] = [cell('created_by'), cell('changed_by'), cell('tool')]
  const [createdAt, changedAt, lastUsedAt] = ['created_at', 'changed_at', 'last_used_at'].map((name) =>
    date(cell(name)),
  )
  const count = cell('usage_count') ?? ''
  return {
    ...(createdBy === undefined ? {} : { createdBy }),
    ...(createdAt === undefined ? {} : { createdAt }),
    ...(changedBy === undefined ? {} : { changedBy }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(tool === undefined ? {} : { tool }),
    ...(/^\d{1,15}$/.test(count) ? { usageCount: Number(count) } : {}),
    ...(lastUsedAt === undefined ? {} : { lastUsedAt }),
  }
}

function date(text: string | undefined): string | undefined {
  const value = new Date(text ?? '')
  return Number.isNaN(value.valueOf()) ? undefined : value.toISOString()
}
