import type { UnitDetails } from '@passerelle/domain'

/** What a unit tells that has no column of its own: lists, as JSON in the column `more`. */
export type More = Pick<UnitDetails, 'notes' | 'props' | 'markup'>

export function writeMore({ notes, props, markup }: UnitDetails): string {
  const more = { notes, props, markup }
  return Object.values(more).some((value) => value !== undefined) ? JSON.stringify(more) : ''
}

/** The inverse of `writeMore`; undefined for what it never writes. */
export function readMore(cell: string | undefined): More | undefined {
  if (cell === undefined) return {}
  const value = parsed(cell)
  if (typeof value !== 'object' || value === null) return undefined
  const { notes, props, markup }: Readonly<Record<string, unknown>> = { ...value }
  if (notes !== undefined && !isTexts(notes)) return undefined
  if (props !== undefined && !(Array.isArray(props) && props.every(isPair))) return undefined
  if (markup !== undefined && !isMarkup(markup)) return undefined
  return {
    ...(notes === undefined ? {} : { notes }),
    ...(props === undefined ? {} : { props }),
    ...(markup === undefined ? {} : { markup }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** NUL and lone surrogates can be spelt in JSON, and no database takes them. */
const isText = (value: unknown): value is string =>
  typeof value === 'string' && !value.includes('\0') && value.isWellFormed()
const isTexts = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText)
const isPair = (value: unknown): value is readonly [string, string] => isTexts(value) && value.length === 2
const isEnds = (value: unknown): value is readonly [string, string?] =>
  isTexts(value) && (value.length === 1 || value.length === 2)
const isMarkup = (value: unknown): value is Readonly<Record<string, readonly [string, string?]>> =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(value).every(([id, ends]) => /^\d{1,5}$/.test(id) && isEnds(ends))
