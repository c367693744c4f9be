import { TRANSLATION_STATES } from '@passerelle/domain'
import { z } from 'zod'

export const stageShape = z.enum(['received', 'needs_language', 'ready', 'failed'])

const guessShape = z.object({ language: z.string(), confidence: z.number() })

/** What a submission is answered with. */
export const submittedShape = z.object({
  id: z.string(),
  slug: z.string(),
  revision: z.int(),
  status: stageShape,
})

export const caseShape = submittedShape.extend({
  externalId: z.string(),
  title: z.string(),
  failure: z.object({ code: z.string(), message: z.string() }).nullable(),
  sourceLanguage: z.string().nullable().describe('Null until it is settled'),
  detection: guessShape
    .extend({
      decision: z.string(),
      reason: z.string().describe('A stable code of why'),
      alternatives: z.array(guessShape),
      variant: guessShape.optional().describe('The region or script that the text shows: a hint'),
    })
    .nullable(),
  translations: z.record(
    z.string(),
    z.object({
      id: z.string(),
      state: z.enum(TRANSLATION_STATES),
      block: z.object({ reason: z.string(), message: z.string() }).nullable(),
    }),
  ),
  versions: z.record(z.string(), z.object({ number: z.int(), revision: z.int() })),
})

export const caseListShape = z.object({ items: z.array(caseShape), next: z.string().nullable() })

export const versionShape = z.object({
  number: z.int(),
  locale: z.string(),
  revision: z.int(),
  title: z.string(),
  kind: z.enum(['original', 'human', 'machine_reviewed']),
  reviewedBy: z.string().nullable(),
  publishedAt: z.string(),
  live: z.boolean().describe('Whether readers of its locale see this one'),
})

export const versionListShape = z.object({ items: z.array(versionShape), next: z.string().nullable() })
