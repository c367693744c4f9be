import { z } from 'zod'

/** Text from a person: at most `limit` characters, and none that no store or XML document could hold. */
export const textSchema = (limit: number) =>
  z
    .string()
    .max(limit)
    .refine(isStorable, { error: 'holds a control character or half a surrogate pair; remove it.' })

/** Whether PostgreSQL, JSON and XML 1.0 all take a text as it is. Tabs and line breaks are fine. */
export const isStorable = (text: string): boolean =>
  text.isWellFormed() && !/\p{Cc}/u.test(text.replaceAll(/[\t\n\r\u0085]/g, ''))
