import type { PipelineStatus } from '@passerelle/workflow'
import { table } from './table.ts'

/** The pipeline in numbers, for a terminal. States in which there is nothing are left out. */
export function statusTable(status: PipelineStatus): string {
  const rows = [
    ['Cases', String(status.cases)],
    ...counted('  ', status.revisions),
    ['Translations', String(Object.values(status.translations).reduce((sum, count) => sum + count, 0))],
    ...counted('  ', status.translations),
    ['Published versions', String(status.versions)],
    ['Announced jobs that wait', `${status.outbox.waiting}${ageOf(status.outbox)}`],
    ['Entries set aside', String(status.deadLetters)],
    ...Object.entries(status.billedCharacters).map(([engine, characters]) => [
      `Characters billed by ${engine}`,
      String(characters),
    ]),
  ]
  const trouble = status.jobsInTrouble.map(({ job, subject, deaths, failures, message }) => [
    job,
    subject,
    `${failures} failed, ${deaths} died`,
    message ?? '',
  ])
  return trouble.length === 0 ? table(rows) : `${table(rows)}\n\nJobs in trouble\n${table(trouble)}`
}

const counted = (indent: string, counts: Readonly<Record<string, number>>): string[][] =>
  Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([state, count]) => [`${indent}${state.replaceAll('_', ' ')}`, String(count)])

const ageOf = ({ waiting, oldestMs }: PipelineStatus['outbox']): string =>
  waiting === 0 ? '' : ` (the oldest for ${Math.round(oldestMs / 1000)} s)`
