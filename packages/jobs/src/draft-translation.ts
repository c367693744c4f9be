import { z } from 'zod'
import { defineJob } from './job.ts'

/** Fill a translation from the memory and an engine. */
export const draftTranslation = defineJob({
  name: 'draft-translation',
  payload: z.object({ translationId: z.uuid() }).readonly(),
  subject: ({ translationId }) => translationId,
})
