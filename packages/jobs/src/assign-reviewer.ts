import { z } from 'zod'
import { defineJob } from './job.ts'

/** Find a person for a translation that waits for one. */
export const assignReviewer = defineJob({
  name: 'assign-reviewer',
  payload: z.object({ translationId: z.uuid() }).readonly(),
  subject: ({ translationId }) => translationId,
})
