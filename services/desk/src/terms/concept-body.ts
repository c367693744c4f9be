import { type Concept, parseLocale, TERM_STATUSES, type Term } from '@passerelle/domain'
import { z } from 'zod'
import { textSchema } from '../api/text.ts'

/** Changes of a concept that are shown. */
export const HISTORY_SHOWN = 50

const [NAME, SENTENCE, TERMS] = [200, 2_000, 500]
const named = (limit: number) =>
  textSchema(limit)
    .transform((text) => text.trim())
    .refine((text) => text !== '', { error: 'must not be empty.' })

/** An id as TBX, and so XML, takes it. */
export const conceptIdSchema = z
  .string()
  .max(NAME)
  .regex(/^[\p{L}_][\p{L}\p{N}._-]*$/u, {
    error: 'must begin with a letter and hold letters, digits, points and hyphens alone.',
  })

/** A concept as people write it, without its id. */
export const conceptBody = z.strictObject({
  domain: named(NAME).optional(),
  definition: named(SENTENCE).optional(),
  note: named(SENTENCE).optional(),
  doNotTranslate: z.boolean().default(false),
  terms: z
    .array(
      z.strictObject({
        language: z.string().transform((tag, context) => {
          const parsed = parseLocale(tag.trim())
          if (parsed !== undefined) return parsed
          context.addIssue({ code: 'custom', message: "must be a language tag such as 'pt-BR'." })
          return z.NEVER
        }),
        text: named(SENTENCE),
        status: z.enum(TERM_STATUSES).default('preferred'),
        partOfSpeech: named(NAME).optional(),
        note: named(SENTENCE).optional(),
      }),
    )
    .min(1)
    .max(TERMS)
    .refine(
      (terms) => new Set(terms.map(({ language, text }) => `${language} ${text}`)).size === terms.length,
      {
        error: 'must not hold a term twice.',
      },
    ),
})

/** A concept from what was written for it. */
export const conceptFrom = (
  id: string,
  { domain, definition, note, doNotTranslate, terms }: z.output<typeof conceptBody>,
): Concept => ({
  id,
  ...(domain === undefined ? {} : { domain }),
  ...(definition === undefined ? {} : { definition }),
  ...(note === undefined ? {} : { note }),
  doNotTranslate,
  terms: terms.map(
    ({ language, text, status, partOfSpeech, note: aside }): Term => ({
      language,
      text,
      status,
      ...(partOfSpeech === undefined ? {} : { partOfSpeech }),
      ...(aside === undefined ? {} : { note: aside }),
    }),
  ),
})
