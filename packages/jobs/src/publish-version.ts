import { z } from 'zod'
import { defineJob } from './job.ts'

/** Publish an approved translation, or an original in its own language. */
export const publishVersion = defineJob({
  name: 'publish-version',
  payload: z.discriminatedUnion('of', [
    z.object({ of: z.literal('original'), revisionId: z.uuid() }).readonly(),
    z.object({ of: z.literal('translation'), translationId: z.uuid() }).readonly(),
  ]),
  subject: (payload) => (payload.of === 'original' ? payload.revisionId : payload.translationId),
})
