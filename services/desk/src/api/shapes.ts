import {
  BANDS,
  EDIT_CLASSES,
  MEMORY_MATCHES,
  PENALTIES,
  QUALITY_REASONS,
  SEVERITIES,
  TRANSLATION_STATES,
} from '@passerelle/domain'
import { z } from 'zod'

/** Segment states of XLIFF 2.1. */
const segmentState = z.enum(['initial', 'translated', 'reviewed', 'final'])

const placeShape = z.object({ start: z.number().int(), end: z.number().int() })

const findingShape = z.object({
  check: z.string(),
  severity: z.enum(SEVERITIES),
  message: z.string(),
  places: z
    .array(placeShape)
    .optional()
    .describe(
      'Where in the target, with its codes, in UTF-16 code units; an empty place is where something is missing',
    ),
  repair: z
    .string()
    .optional()
    .describe('The whole target, mended: an offer, to be sent with PATCH by whoever accepts it'),
  dismissed: z
    .object({ by: z.string(), at: z.string().describe('ISO 8601'), reason: z.string() })
    .optional()
    .describe('Who has put it aside, and why; it no longer stands in the way'),
})

const originShape = z.object({
  type: z.enum(['mt', 'tm', 'human', 'source']),
  engine: z.string().optional(),
  model: z.string().optional(),
  via: z.array(z.string()).optional(),
  match: z.enum(MEMORY_MATCHES).optional().describe('Of `tm`: how the memory’s translation fits'),
  percent: z.number().int().optional().describe('Of `tm`: what it is worth after its penalties, 0 to 101'),
  penalties: z
    .array(z.enum(PENALTIES))
    .optional()
    .describe('Of `tm`: why it is worth less than its likeness'),
  from: z.enum(['human', 'mt']).optional(),
  by: z.string().optional(),
  basis: z.enum(['mt', 'tm', 'none']).optional(),
  language: z.string().optional().describe('Of `source`: the language of words that were left as they are'),
  at: z.string().describe('ISO 8601'),
  confirmed: z
    .object({ by: z.string(), at: z.string().describe('ISO 8601') })
    .optional()
    .describe('Who said that it still stands although a slip was mended in its source'),
})

const codeShape = z.object({
  id: z.number().int(),
  kind: z.enum(['pc', 'ph', 'sc', 'ec']),
  type: z.string(),
  equiv: z.string().optional(),
})

/** A target with what belongs to it, as it leaves the server. */
export const targetShape = z.object({
  key: z.string(),
  target: z.string(),
  state: segmentState,
  origin: originShape.nullable(),
  findings: z.array(findingShape),
  quality: z
    .object({
      score: z.number().int().describe('0 to 100'),
      steps: z.array(z.object({ reason: z.enum(QUALITY_REASONS), points: z.number().int() })),
    })
    .optional()
    .describe('How good it looks, and why: it orders work and decides nothing'),
  madeFor: z
    .string()
    .optional()
    .describe('Its source before a slip was mended: somebody has to confirm that the target still stands'),
  version: z.number().int().describe('The version of the translation at which this segment last changed'),
})

const changeShape = z
  .object({
    type: z.enum(['unchanged', 'moved', 'edited', 'relinked', 'new']),
    class: z.enum(EDIT_CLASSES).optional(),
    was: z.object({ source: z.string(), target: z.string().optional() }).optional(),
    links: z.array(z.object({ id: z.number().int(), was: z.string(), now: z.string() })).optional(),
  })
  .describe(
    'What became of it since the last revision that was approved in this language; `class` and `was` when edited, `links` when the words stayed and addresses changed',
  )

export const segmentShape = targetShape.extend({
  field: z.string(),
  source: z.string(),
  language: z.string().optional().describe('Its language where that is not the document’s, as a quotation’s'),
  codes: z.array(codeShape),
  change: changeShape.optional(),
})

const blockShape = z.object({ reason: z.string(), message: z.string() })

/** What an act answers: where the translation stands now. */
export const stateShape = z.object({
  id: z.string(),
  state: z.enum(TRANSLATION_STATES),
  version: z.number().int(),
})

export const overviewShape = stateShape.extend({
  case: z.string(),
  slug: z.string(),
  title: z.string(),
  revision: z.number().int(),
  source: z.string(),
  target: z.string(),
  block: blockShape.nullable(),
  assignee: z.object({ id: z.string(), name: z.string().nullable() }).nullable(),
  approvedBy: z.string().nullable(),
  findings: z
    .number()
    .int()
    .describe('Findings of any severity that nobody has dismissed, over all segments'),
  quality: z
    .number()
    .int()
    .nullable()
    .describe('The mean of its segments’ estimates, from 0 to 100. It orders work and decides nothing'),
  updatedAt: z.string().describe('ISO 8601'),
})

export const listedTranslationShape = overviewShape.extend({ segments: z.number().int() })

const removedShape = z.object({
  after: z.string().nullable().describe('The segment after which it stood; null at the start of its field'),
  field: z.string(),
  source: z.string(),
  target: z.string().optional(),
})

export const translationShape = overviewShape.extend({
  bands: z
    .record(z.enum(BANDS), z.number().int())
    .describe('How many segments come from where: the memory by how it matched, a machine, a person …'),
  segments: z.array(segmentShape),
  removed: z
    .array(removedShape)
    .describe('Segments of the last revision that was approved in this language which are gone'),
})

export const translationListShape = z.object({
  items: z.array(listedTranslationShape),
  next: z.string().nullable(),
})

/** An accepted edit: the segment as it stands now, and its translation. */
export const editedShape = targetShape.extend({ translation: stateShape })

/** RFC 9457 problem details with a stable code. */
export const problemShape = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().optional(),
  code: z.string(),
})

/** The problem of an edit that came too late: what is there now. */
export const conflictShape = problemShape.extend({
  version: z.number().int().optional(),
  current: targetShape.optional(),
})
