import { type Job, subjectOf } from '@passerelle/jobs'

/**
 * The id under which a job waits: the same for the same name and subject, so that it waits once. BullMQ allows no colon
 * in an id and no id that is a number.
 */
export const jobId = (job: Job): string =>
  `${job.name}.${subjectOf(job).replaceAll('%', '%25').replaceAll(':', '%3A')}`
