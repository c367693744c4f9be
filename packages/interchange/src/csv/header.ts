import { type Locale, parseLocale } from '@passerelle/domain'

/** A file's columns by name, and those that hold texts of a language, by their place. */
export interface Header {
  /** A cell by the name of its column; undefined for one that is empty or not there. */
  readonly cell: (cells: readonly string[], name: string) => string | undefined
  readonly has: (name: string) => boolean
  readonly languages: readonly { readonly column: number; readonly locale: Locale }[]
}

/** Names count without capitals, blanks and hyphens: "Part of speech" is `part_of_speech`. */
export function headerOf(cells: readonly string[]): Header {
  const names = cells.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, '_'),
  )
  const columns = new Map(names.map((name, column) => [name, column]))
  return {
    has: (name) => columns.has(name),
    cell: (row, name) => {
      const column = columns.get(name)
      return column === undefined || row[column] === '' ? undefined : row[column]
    },
    languages: cells.flatMap((cell, column) => {
      const locale = languageOf(cell.trim())
      return locale === undefined ? [] : [{ column, locale }]
    }),
  }
}

// Five to eight letters alone would be a language too, by the rules of BCP 47, but it is a word: "source", "domain".
const languageOf = (name: string): Locale | undefined =>
  /^[a-z]{2,3}(?:[-_]|$)/i.test(name) ? parseLocale(name.replaceAll('_', '-')) : undefined
