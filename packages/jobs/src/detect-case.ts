import { z } from 'zod'
import { defineJob } from './job.ts'

/** Read a revision, settle its language and cut it into segments. */
export const detectCase = defineJob({
  name: 'detect-case',
  payload: z.object({ revisionId: z.uuid() }).readonly(),
  subject: ({ revisionId }) => revisionId,
})
