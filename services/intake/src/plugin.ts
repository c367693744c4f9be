import { API_PREFIX, SUBMISSION_LIMITS } from '@passerelle/assembly'
import type { HttpPlugin } from '@passerelle/runtime'
import { guardAccess } from './access.ts'
import type { IntakeContext, IntakeOptions } from './context.ts'
import { engineRecordRoutes } from './engine-records.ts'
import { eraseCaseRoute } from './erase-case.ts'
import { quoteCaseRoute } from './quote-case.ts'
import { readCaseRoutes } from './read-cases.ts'
import { steerCaseRoutes } from './steer-cases.ts'
import { submitCaseRoute } from './submit-case.ts'
import { versionRoutes } from './versions.ts'

export const DEFAULT_INTAKE_OPTIONS: IntakeOptions = {
  submission: SUBMISSION_LIMITS,
  pageSize: 50,
  pageSizeLimit: 200,
}

/** The submitting side of the public API, under `/api/v1`. */
export const intakePlugin =
  (context: IntakeContext, options: Partial<IntakeOptions> = {}): HttpPlugin =>
  async (app) => {
    await app.register(routes(context, { ...DEFAULT_INTAKE_OPTIONS, ...options }), { prefix: API_PREFIX })
  }

const routes =
  (context: IntakeContext, options: IntakeOptions): HttpPlugin =>
  async (app) => {
    guardAccess(app, context.accounts)
    submitCaseRoute(app, context, options)
    readCaseRoutes(app, context, options)
    quoteCaseRoute(app, context)
    steerCaseRoutes(app, context)
    eraseCaseRoute(app, context)
    versionRoutes(app, context)
    engineRecordRoutes(app, context)
  }
