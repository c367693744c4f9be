import type { Version } from '@passerelle/domain'
import type { CaseOverview } from '@passerelle/workflow'
import type { z } from 'zod'
import type { versionShape } from './shapes.ts'

/** A version as it leaves the server, without its text: that is on the site. */
export const presentVersion = (version: Version, live: boolean): z.output<typeof versionShape> => ({
  number: version.number,
  locale: version.locale,
  revision: version.revision,
  title: version.content.title,
  kind: version.provenance.kind,
  reviewedBy: version.provenance.reviewerName,
  publishedAt: version.publishedAt,
  live,
})

/** Whether it is the version that readers of its locale see. */
export const isLive = ({ versions }: CaseOverview, { locale, number }: Version): boolean =>
  versions.some((live) => live.locale === locale && live.number === number)
