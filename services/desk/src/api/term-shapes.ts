import { TERM_STATUSES, TRANSLATION_STATES } from '@passerelle/domain'
import { z } from 'zod'

const termShape = z.object({
  language: z.string().describe('BCP 47'),
  text: z.string(),
  status: z.enum(TERM_STATUSES).describe("'deprecated' is a forbidden word"),
  partOfSpeech: z.string().optional(),
  note: z.string().optional(),
})

export const conceptShape = z.object({
  id: z.string(),
  domain: z.string().optional(),
  definition: z.string().optional(),
  note: z.string().optional(),
  doNotTranslate: z.boolean(),
  terms: z.array(termShape),
  version: z.number().int().describe('What `If-Match` names'),
})

export const conceptListShape = z.object({ items: z.array(conceptShape), next: z.string().nullable() })

export const changeListShape = z.object({
  items: z.array(
    z.object({
      version: z.number().int(),
      at: z.string().describe('ISO 8601'),
      by: z.string().nullable(),
      concept: conceptShape.omit({ version: true }).nullable().describe('Null once it was taken out'),
    }),
  ),
})

const affectedShape = z.object({
  translation: z.string(),
  case: z.string(),
  slug: z.string(),
  state: z.enum(TRANSLATION_STATES),
  source: z.string().describe('BCP 47'),
  target: z.string().describe('BCP 47'),
  key: z.string(),
  version: z.number().int().describe('Of the segment: what a fix must name'),
  sourceText: z.string(),
  targetText: z.string(),
  forbidden: z.array(z.string()),
  wanted: z.array(z.string()),
  proposed: z.string().nullable().describe('The target mended; null where a person has to find the words'),
  editable: z.boolean(),
})

export const affectedListShape = z.object({ items: z.array(affectedShape), next: z.string().nullable() })

export const fixListShape = z.object({
  items: z.array(
    z.object({
      translation: z.string(),
      key: z.string(),
      outcome: z.enum(['applied', 'conflict', 'refused']),
      code: z.string().optional().describe('Why it was refused'),
    }),
  ),
})
