import { refusalProblem } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { XLIFF_VERSIONS } from '@passerelle/interchange'
import { type HttpPlugin, sendProblem, takeBytes } from '@passerelle/runtime'
import { countOutcomes, exportXliff, importXliff, type XliffImport } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { visibleTranslation } from '../visible.ts'
import { entityTag } from './if-match.ts'
import { presentState } from './present-translation.ts'
import { NO_TRANSLATION, NOT_XML } from './problems.ts'
import { stateShape } from './shapes.ts'

/** The media type of XLIFF (OASIS), and what people's tools and browsers call it besides. */
export const XLIFF_TYPE = 'application/xliff+xml'
const TAKEN = [
  XLIFF_TYPE,
  'application/x-xliff+xml',
  'application/xml',
  'text/xml',
  'application/octet-stream',
]

const params = z.object({ id: z.string() })
const config = { deskAccess: 'review' } as const
const tags = ['translations']

const rowShape = z.object({
  key: z.string(),
  line: z.number().int().describe('Where the unit begins in the file, from 1'),
  outcome: z.enum(['unchanged', 'taken', 'kept', 'conflict', 'refused']),
  ours: z.string().optional().describe('What stood here, for what was taken and for conflicts'),
  theirs: z.string().optional().describe('What the file holds'),
  reason: z.string().optional().describe('Why it was refused: a stable code'),
})

const reportShape = z.object({
  translation: stateShape,
  dryRun: z.boolean(),
  counts: z.record(rowShape.shape.outcome, z.number().int()),
  rows: z.array(rowShape),
})

const presentImport = (
  { translation, rows }: XliffImport,
  dryRun: boolean,
): z.output<typeof reportShape> => ({
  translation: presentState(translation),
  dryRun,
  counts: countOutcomes(rows),
  rows: [...rows],
})

/** `GET` and `POST /translations/{id}/xliff`: a translation out to other tools, and back. */
export const xliffRoutes =
  (context: DeskContext, options: DeskOptions): HttpPlugin =>
  async (app) => {
    takeBytes(app, TAKEN, options.importLimits.fileBytes)
    const path = '/translations/:id/xliff'

    app.get(
      path,
      {
        config,
        schema: {
          summary: 'Read a translation as XLIFF',
          description: `The body is XLIFF (${XLIFF_TYPE}) of the version asked for. It holds what is needed to merge it when it comes back.`,
          tags,
          params,
          querystring: z.object({ version: z.enum(XLIFF_VERSIONS).default('2.1') }),
        },
      },
      async (request, reply) => {
        const actor = personOf(request)
        const view = await visibleTranslation(context.views, actor, request.params.id)
        if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
        const translationId = view.translation.id
        const file = await exportXliff(context, { actor, translationId, version: request.query.version })
        if (isRefusal(file)) return sendProblem(reply, refusalProblem(file))
        return reply
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .header('cache-control', 'private, no-store')
          .type(`${XLIFF_TYPE}; charset=utf-8`)
          .send(file.xliff)
      },
    )

    app.post(
      path,
      {
        config,
        bodyLimit: options.importLimits.fileBytes,
        schema: {
          summary: 'Take a translated XLIFF file back',
          description: `Send the file as it is, as ${XLIFF_TYPE} or application/xml. It is merged three ways: what was changed in the file alone is taken as your edit; what was changed here alone is kept; what was changed on both sides is a conflict and stays. The answer has a row for each unit. A file that can't be read changes nothing.`,
          tags,
          consumes: [XLIFF_TYPE, 'application/xml'],
          body: z.unknown().describe('The XLIFF file'),
          params,
          querystring: z.object({
            dryRun: z.enum(['true', 'false']).default('false').describe("'true' reports and writes nothing"),
          }),
          response: { 200: reportShape },
        },
      },
      async (request, reply) => {
        const actor = personOf(request)
        const view = await visibleTranslation(context.views, actor, request.params.id)
        if (view === undefined) return sendProblem(reply, NO_TRANSLATION)
        const file = request.body
        if (!(file instanceof Uint8Array)) return sendProblem(reply, NOT_XML)
        const dryRun = request.query.dryRun === 'true'
        const limits = options.importLimits
        const result = await importXliff(context, {
          actor,
          translationId: view.translation.id,
          file,
          dryRun,
          limits,
        })
        if (isRefusal(result)) return sendProblem(reply, refusalProblem(result))
        return reply.header('etag', entityTag(result.translation.version)).send(presentImport(result, dryRun))
      },
    )
  }
