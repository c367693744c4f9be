import type { PublicFilter } from '@passerelle/workflow'
import { z } from 'zod'

/** What a reader asks of the list. */
export interface ListingQuery {
  readonly search: string | undefined
  readonly country: string | undefined
  readonly year: number | undefined
  readonly topic: string | undefined
  readonly translatedOnly: boolean
  readonly page: number
}

// A wrong value is as good as none: readers follow old links and edit addresses, and a list is a better answer than an
// error. Of a name that comes twice the first counts.
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value)
// NUL can't be stored, so nothing that holds one can be found either.
const text = (most: number) =>
  z.preprocess(
    first,
    z
      .string()
      .transform((value) => value.toWellFormed().replaceAll('\0', '').trim().slice(0, most))
      .transform((value) => (value === '' ? undefined : value))
      .optional()
      .catch(undefined),
  )
const whole = (least: number, most: number) =>
  z.preprocess(
    first,
    z
      .string()
      .regex(/^\d{1,6}$/)
      .transform(Number)
      .refine((value) => value >= least && value <= most)
      .optional()
      .catch(undefined),
  )

const schema = z.object({
  q: text(200),
  country: z.preprocess(
    first,
    z
      .string()
      .regex(/^[A-Z]{2}$/)
      .optional()
      .catch(undefined),
  ),
  year: whole(1, 9999),
  topic: text(100),
  translated: z.preprocess(first, z.literal('1').optional().catch(undefined)),
  page: whole(1, 100_000),
})

/** Reads a query string's values; whatever it holds, the answer is a question that can be asked. */
export function readListingQuery(query: unknown): ListingQuery {
  const read = schema.parse(query ?? {})
  return {
    search: read.q,
    country: read.country,
    year: read.year,
    topic: read.topic,
    translatedOnly: read.translated === '1',
    page: read.page ?? 1,
  }
}

/** The query as a string, `?q=water&page=2`, or nothing for the plain list. The inverse of `readListingQuery`. */
export function writeListingQuery(query: ListingQuery): string {
  const parameters = new URLSearchParams()
  if (query.search !== undefined) parameters.set('q', query.search)
  if (query.country !== undefined) parameters.set('country', query.country)
  if (query.year !== undefined) parameters.set('year', String(query.year))
  if (query.topic !== undefined) parameters.set('topic', query.topic)
  if (query.translatedOnly) parameters.set('translated', '1')
  if (query.page > 1) parameters.set('page', String(query.page))
  return parameters.size === 0 ? '' : `?${parameters}`
}

/** True when the list is not the whole one. */
export const isFiltered = ({ page, ...filter }: ListingQuery): boolean =>
  writeListingQuery({ ...filter, page: 1 }) !== ''

/** The question as the library takes it. */
export const filterOf = ({ search, country, year, topic, translatedOnly }: ListingQuery): PublicFilter => ({
  ...(search === undefined ? {} : { search }),
  ...(country === undefined ? {} : { country }),
  ...(year === undefined ? {} : { year }),
  ...(topic === undefined ? {} : { topic }),
  ...(translatedOnly ? { translatedOnly } : {}),
})
