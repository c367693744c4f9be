import { type Concept, parseLocale, type Term } from '@passerelle/domain'
import { type FileFault, fault, isFault } from '../failure.ts'
import { conceptId, idOfTerms } from '../tbx/concept-id.ts'
import { readStatus, statusByPlace } from '../tbx/statuses.ts'
import type { RefusedEntry } from '../tmx/units.ts'
import { type Header, headerOf } from './header.ts'
import { type CsvRecord, readCsv } from './read-csv.ts'
import { csvRecord } from './write-csv.ts'

const COLUMNS = [
  'concept',
  'language',
  'term',
  'status',
  'part_of_speech',
  'note',
  'domain',
  'definition',
  'concept_note',
  'do_not_translate',
]

/** Writes a termbase as CSV, a row for each term; safe to open in a spreadsheet, and `readTermsCsv` gives it back as it was. */
export async function* writeTermsCsv(concepts: AsyncIterable<Concept>): AsyncGenerator<string> {
  yield `\uFEFF${csvRecord(COLUMNS)}`
  for await (const { id, domain = '', definition = '', note = '', doNotTranslate, terms } of concepts)
    for (const term of terms)
      yield csvRecord([
        id,
        term.language,
        term.text,
        term.status,
        term.partOfSpeech ?? '',
        term.note ?? '',
        domain,
        definition,
        note,
        doNotTranslate ? 'yes' : '',
      ])
}

/** Terms that one concept may have, in all its languages. */
const MAX_TERMS = 1000

/** A term's row, with what it says of its concept. */
interface Row {
  readonly concept: string | undefined
  readonly line: number
  readonly about: Pick<Concept, 'domain' | 'definition' | 'note' | 'doNotTranslate'>
  readonly terms: readonly Term[]
}

/**
 * Reads a termbase in CSV: a row for each term with columns `language` and `term`, the rows of a `concept` one after another, as
 * it is written here; or a row for each concept, with a column for each language under its tag.
 */
export async function* readTermsCsv(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<Concept | RefusedEntry | FileFault> {
  let header: Header | undefined
  let open: Row | undefined
  for await (const record of readCsv(chunks)) {
    if (isFault(record)) return yield record
    if (header === undefined) {
      header = headerOf(record.cells)
      if (!(header.has('language') && header.has('term')) && header.languages.length === 0)
        return yield fault(
          'invalid_csv',
          "Its first line names no columns that are known here: it must have 'language' and 'term', or tags of languages, such as 'fr,en'.",
        )
      continue
    }
    const row = rowOf(record, header)
    if ('refused' in row) {
      yield row
      continue
    }
    if (open !== undefined && row.concept !== undefined && row.concept === open.concept) {
      const { terms } = open
      if (terms.length >= MAX_TERMS)
        yield { refused: `Its concept has more than ${MAX_TERMS} terms.`, line: row.line }
      else
        open = {
          ...open,
          terms: [...terms, ...row.terms.filter((term) => !terms.some((one) => same(one, term)))],
        }
      continue
    }
    if (open !== undefined) yield conceptOf(open)
    open = row
  }
  if (open !== undefined) yield conceptOf(open)
}

const same = (a: Term, b: Term): boolean => a.language === b.language && a.text === b.text

const conceptOf = ({ concept, about, terms }: Row): Concept => ({
  id: concept ?? idOfTerms(terms),
  ...about,
  terms,
})

function rowOf({ cells, line }: CsvRecord, header: Header): Row | RefusedEntry {
  if (cells.some((text) => text.includes('\0'))) return { refused: 'It holds a NUL character.', line }
  const cell = (name: string): string | undefined => header.cell(cells, name)
  const named = header.has('term') ? [{ tag: cell('language'), text: cell('term') }] : []
  const texts = header.has('term')
    ? named
    : header.languages.map(({ column, locale }) => ({ tag: locale, text: cells[column] }))
  const terms: Term[] = []
  for (const { tag = '', text = '' } of texts) {
    const language = parseLocale(tag.trim().replaceAll('_', '-'))
    if (text.trim() === '') continue
    if (language === undefined) return { refused: `Its language is no language tag: '${tag}'.`, line }
    terms.push(termOf(cell, language, text.trim(), terms))
  }
  if (terms.length === 0) return { refused: 'It has no term.', line }
  const [id, domain, definition, note] = [
    cell('concept'),
    cell('domain'),
    cell('definition'),
    cell('concept_note'),
  ]
  return {
    concept: id === undefined ? undefined : conceptId(id),
    line,
    about: {
      ...(domain === undefined ? {} : { domain }),
      ...(definition === undefined ? {} : { definition }),
      ...(note === undefined ? {} : { note }),
      doNotTranslate: /^(yes|true|1|x)$/i.test(cell('do_not_translate') ?? ''),
    },
    terms,
  }
}

function termOf(
  cell: (name: string) => string | undefined,
  language: Term['language'],
  text: string,
  earlier: readonly Term[],
): Term {
  const partOfSpeech = cell('part_of_speech')
  const note = cell('note')
  return {
    language,
    text,
    status: readStatus(cell('status')) ?? statusByPlace(earlier, language),
    ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
    ...(note === undefined ? {} : { note }),
  }
}
