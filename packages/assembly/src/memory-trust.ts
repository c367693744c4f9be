import { DEFAULT_TRUST, type MemoryTrust, PENALTIES } from '@passerelle/domain'
import { z } from 'zod'

const percent = z.int().min(0).max(100)

/** `memory` of the installation's file: what is left out stands as by default. */
export const memoryTrust = z
  .strictObject({
    penalties: z.partialRecord(z.enum(PENALTIES), percent).default({}),
    oldAfterYears: z.number().positive().max(1000).default(DEFAULT_TRUST.oldAfterYears),
    draftFrom: percent.default(DEFAULT_TRUST.draftFrom),
    offerFrom: percent.min(50).default(DEFAULT_TRUST.offerFrom),
  })
  .transform(
    ({ penalties, ...rest }): MemoryTrust => ({
      ...rest,
      penalties: { ...DEFAULT_TRUST.penalties, ...penalties },
    }),
  )
