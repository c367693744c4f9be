import type { CaseOverview } from '@passerelle/workflow'
import type { z } from 'zod'
import type { caseShape } from './shapes.ts'

/** A case as it leaves the server. */
export function presentCase({
  record,
  title,
  revision,
  translations,
  versions,
}: CaseOverview): z.output<typeof caseShape> {
  const { stage, detection } = revision
  // While a person is asked, the best guess is no answer yet.
  const settled = detection !== null && detection.decision !== 'ask'
  return {
    id: record.id,
    slug: record.slug,
    externalId: record.externalId,
    title,
    revision: revision.number,
    status: stage.stage,
    failure: stage.stage === 'failed' ? stage.failure : null,
    sourceLanguage: settled ? detection.language : null,
    detection: detection === null ? null : { ...detection, alternatives: [...detection.alternatives] },
    translations: Object.fromEntries(
      translations.map(({ id, target, state, block }) => [target, { id, state, block }]),
    ),
    versions: Object.fromEntries(
      versions.map(({ locale, number, revision: of }) => [locale, { number, revision: of }]),
    ),
  }
}
