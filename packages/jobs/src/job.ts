import type { z } from 'zod'

/** A job's contract: its name (also its queue's), the schema of what it carries, and what makes two of them the same. */
export interface JobDefinition<Name extends string, Payload> {
  readonly name: Name
  readonly payload: z.ZodType<Payload>
  /** What the job is about. Jobs of one name and subject are one job. */
  readonly subject: (payload: Payload) => string
}

export const defineJob = <Name extends string, Payload>(
  definition: JobDefinition<Name, Payload>,
): JobDefinition<Name, Payload> => definition
