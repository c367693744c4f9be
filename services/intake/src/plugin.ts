import { SUBMISSION_LIMITS } from '@passerelle/assembly'
import type { HttpPlugin } from '@passerelle/runtime'
import { guardAccess } from './access.ts'
import type { IntakeContext, IntakeOptions } from './context.ts'
import { readCaseRoutes } from './read-cases.ts'
import { steerCaseRoutes } from './steer-cases.ts'
import { submitCaseRoute } from './submit-case.ts'
import { versionRoutes } from './versions.ts'

export const DEFAULT_INTAKE_OPTIONS: IntakeOptions = {
  submission: SUBMISSION_LIMITS,
  pageSize: 50,
  pageSizeLimit: 200,
}

/** The submitting side of the public API; register it under `/api/v1`. */
export const intakePlugin =
  (context: IntakeContext, options: Partial<IntakeOptions> = {}): HttpPlugin =>
  async (app) => {
    const limits = { ...DEFAULT_INTAKE_OPTIONS, ...options }
    guardAccess(app, context.accounts)
    submitCaseRoute(app, context, limits)
    readCaseRoutes(app, context, limits)
    steerCaseRoutes(app, context)
    versionRoutes(app, context)
  }
