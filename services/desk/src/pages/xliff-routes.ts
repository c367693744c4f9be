import { REFUSAL_STATUS } from '@passerelle/assembly'
import { isRefusal } from '@passerelle/domain'
import { type HttpPlugin, takeUploads } from '@passerelle/runtime'
import { importXliff } from '@passerelle/workflow'
import { z } from 'zod'
import { personOf } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { paths } from '../paths.ts'
import { visibleTranslation } from '../visible.ts'
import { importReport } from './import-report.ts'
import type { Shows } from './show.ts'
import { translationShow } from './translation-show.ts'

/** The upload of a translated XLIFF file; the answer is a page that says what became of each sentence. */
export const xliffRoutes =
  (context: DeskContext, shows: Shows, options: DeskOptions): HttpPlugin =>
  async (app) => {
    takeUploads(app, options.importLimits.fileBytes)
    const pages = translationShow(context, shows)

    app.post(
      '/desk/translations/:id/xliff',
      {
        config: { deskAccess: 'review' },
        bodyLimit: options.importLimits.fileBytes,
        schema: { params: z.object({ id: z.string() }) },
      },
      async (request, reply) => {
        const actor = personOf(request)
        const view = await visibleTranslation(context.views, actor, request.params.id)
        if (view === undefined) return pages.notFound(request, reply)
        const { t } = shows.tongueOf(request)
        const form: unknown = request.body
        const file = form instanceof FormData ? form.get('file') : null
        if (!(form instanceof FormData) || !(file instanceof File) || file.size === 0)
          return shows.say(request, reply, 422, t('message.failed'), t('xliff.noFile'))
        const dryRun = form.get('dryRun') !== null
        const result = await importXliff(context, {
          actor,
          translationId: view.translation.id,
          file: await file.bytes(),
          dryRun,
          limits: options.importLimits,
        })
        if (isRefusal(result))
          return pages.page(request, reply, view, {
            refusal: result,
            status: REFUSAL_STATUS[result.code],
          })
        const now = await visibleTranslation(context.views, actor, view.translation.id)
        return shows.show(request, reply, {
          title: t('xliff.report.title'),
          body: importReport({
            tongue: shows.tongueOf(request),
            view: now ?? view,
            rows: result.rows,
            dryRun,
          }),
          here: paths.translation(view.translation.id),
        })
      },
    )
  }
