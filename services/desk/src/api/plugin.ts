import { type HttpPlugin, sendProblem } from '@passerelle/runtime'
import { guardAccess } from '../access.ts'
import type { DeskContext, DeskOptions } from '../context.ts'
import { analysisRoute } from './analysis.ts'
import { decideRoutes } from './decide.ts'
import { editSegmentRoute } from './edit-segment.ts'
import { getTranslation } from './get-translation.ts'
import { judgeRoutes } from './judge.ts'
import { listTranslations } from './list-translations.ts'
import { searchMemoryRoute } from './memory.ts'
import { NOT_A_REVIEWER, SIGN_IN_FIRST } from './problems.ts'
import { suggestionRoutes } from './suggestions.ts'
import { termRoutes } from './terms.ts'
import { xliffRoutes } from './xliff.ts'

/** The reviewing side of the public API; register it under `/api/v1`. */
export const apiPlugin =
  (context: DeskContext, options: DeskOptions): HttpPlugin =>
  async (app) => {
    guardAccess(app, context.accounts, (why, _, reply) =>
      why === 'sign_in'
        ? sendProblem(reply.header('www-authenticate', 'Bearer'), SIGN_IN_FIRST)
        : sendProblem(reply, NOT_A_REVIEWER),
    )
    listTranslations(app, context, options)
    getTranslation(app, context)
    editSegmentRoute(app, context, options)
    suggestionRoutes(app, context)
    judgeRoutes(app, context, options)
    analysisRoute(app, context)
    searchMemoryRoute(app, context, options)
    decideRoutes(app, context, options)
    termRoutes(app, context, options)
    await app.register(xliffRoutes(context, options))
  }
