import type { z } from 'zod'
import { assignReviewer } from './assign-reviewer.ts'
import { detectCase } from './detect-case.ts'
import { draftTranslation } from './draft-translation.ts'
import { publishVersion } from './publish-version.ts'

export * from './job.ts'
export * from './retry.ts'
export { assignReviewer, detectCase, draftTranslation, publishVersion }

export const JOBS = {
  'detect-case': detectCase,
  'draft-translation': draftTranslation,
  'assign-reviewer': assignReviewer,
  'publish-version': publishVersion,
} as const

export type JobName = keyof typeof JOBS
export const JOB_NAMES = [
  'detect-case',
  'draft-translation',
  'assign-reviewer',
  'publish-version',
] as const satisfies readonly JobName[]

export type PayloadOf<Name extends JobName> = z.infer<(typeof JOBS)[Name]['payload']>

/** A job to be done: one member a name, so that a name never meets another's payload. */
export type Job = { [Name in JobName]: { readonly name: Name; readonly payload: PayloadOf<Name> } }[JobName]

/** What a job is about, as text. */
export function subjectOf(job: Job): string {
  switch (job.name) {
    case 'detect-case':
      return detectCase.subject(job.payload)
    case 'draft-translation':
      return draftTranslation.subject(job.payload)
    case 'assign-reviewer':
      return assignReviewer.subject(job.payload)
    case 'publish-version':
      return publishVersion.subject(job.payload)
  }
}

/** A job from outside (an outbox row, a queue entry), or the reason why it is none. */
export function parseJob(name: string, payload: unknown): Job | { readonly poison: string } {
  const known = JOB_NAMES.find((candidate) => candidate === name)
  if (known === undefined) return { poison: `There is no job named '${name}'.` }
  switch (known) {
    case 'detect-case':
      return parsed(detectCase.payload.safeParse(payload), (data) => ({ name: known, payload: data }))
    case 'draft-translation':
      return parsed(draftTranslation.payload.safeParse(payload), (data) => ({ name: known, payload: data }))
    case 'assign-reviewer':
      return parsed(assignReviewer.payload.safeParse(payload), (data) => ({ name: known, payload: data }))
    case 'publish-version':
      return parsed(publishVersion.payload.safeParse(payload), (data) => ({ name: known, payload: data }))
  }
}

function parsed<T>(
  result: z.ZodSafeParseResult<T>,
  make: (data: T) => Job,
): Job | { readonly poison: string } {
  if (result.success) return make(result.data)
  const first = result.error.issues[0]
  return { poison: `${first?.path.join('.') || 'payload'}: ${first?.message ?? 'not valid'}` }
}
