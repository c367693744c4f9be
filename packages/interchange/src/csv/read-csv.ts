import { parse } from 'csv-parse/stream'
import { decodeChunks } from '../decode-chunks.ts'
import { type FileFault, fault } from '../failure.ts'
import { plainCell } from './cell.ts'
import { delimiterOf, HEADER_LENGTH } from './delimiter.ts'

/** A record of a CSV file, its cells as a person sees them. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** Where it begins, from 1. */
  readonly line: number
}

/** Code units that one record may have. */
const MAX_RECORD = 2_097_152

/**
 * Reads CSV (RFC 4180) of any length in bounded memory: UTF-8, or UTF-16 with its mark; the delimiter is the comma, semicolon,
 * tab or bar that divides the first line. Empty lines are passed over. What ends inside of quotes, has a stray quote, or a
 * record without end is a fault, which comes last.
 */
export async function* readCsv(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<CsvRecord | FileFault> {
  const texts = headed(decodeChunks(chunks))
  const first = await texts.next()
  if (first.done === true) return
  if (typeof first.value !== 'string') return yield first.value
  let failed: FileFault | undefined
  async function* bytes(head: string): AsyncGenerator<Buffer> {
    yield Buffer.from(head)
    for await (const text of texts) {
      if (typeof text === 'string') yield Buffer.from(text)
      else failed = text
    }
  }
  const parser: TransformStream<Buffer, ParsedRecord> = parse({
    delimiter: delimiterOf(first.value),
    info: true,
    max_record_size: MAX_RECORD,
    relax_column_count: true,
    skip_empty_lines: true,
  })
  // Inside of quotes the library counts a return and a line feed as two lines, and it tells a record's last one.
  let doubled = 0
  try {
    for await (const { record, info } of ReadableStream.from(bytes(first.value)).pipeThrough(parser)) {
      const breaks = record.reduce((sum, cell) => sum + (cell.match(/[\r\n]/g)?.length ?? 0), 0)
      yield { cells: record.map(plainCell), line: info.lines - breaks - doubled }
      doubled += record.reduce((sum, cell) => sum + (cell.match(/\r\n/g)?.length ?? 0), 0)
    }
  } catch (error) {
    failed ??= unreadable(error)
  }
  if (failed !== undefined) yield failed
}

interface ParsedRecord {
  readonly record: readonly string[]
  readonly info: { readonly lines: number }
}

/** Lets the first piece be as long as the file's first line. */
async function* headed(texts: AsyncIterable<string | FileFault>): AsyncGenerator<string | FileFault> {
  let head: string | undefined = ''
  for await (const text of texts) {
    if (head === undefined || typeof text !== 'string') {
      yield text
      continue
    }
    head += text
    if (head.length < HEADER_LENGTH && !/[\r\n]/.test(head)) continue
    yield head
    head = undefined
  }
  if (head !== undefined && head !== '') yield head
}

function unreadable(error: unknown): FileFault {
  if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('CSV_'))) throw error
  return fault(
    'invalid_csv',
    `It is damaged or no CSV: ${error.message.replace(/\.$/, '')}. Mend it, or export it again.`,
  )
}
