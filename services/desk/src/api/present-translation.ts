import { countBands, type Translation } from '@passerelle/domain'
import type { TranslationOverview, TranslationView } from '@passerelle/workflow'
import type { z } from 'zod'
import { presentSegment } from './present-target.ts'
import type { listedTranslationShape, overviewShape, stateShape, translationShape } from './shapes.ts'

/** Where a translation stands: the answer to every act. */
export const presentState = ({ id, state, version }: Translation): z.output<typeof stateShape> => ({
  id,
  state,
  version,
})

function presentHead(overview: TranslationOverview): z.output<typeof overviewShape> {
  const { translation } = overview
  return {
    ...presentState(translation),
    case: translation.caseId,
    slug: overview.slug,
    title: overview.title,
    revision: overview.revisionNumber,
    source: translation.source,
    target: translation.target,
    block: translation.block,
    assignee:
      translation.assignee === null ? null : { id: translation.assignee, name: overview.assigneeName },
    approvedBy: translation.approvedBy,
    findings: overview.findings,
    quality: overview.quality,
    updatedAt: overview.updatedAt,
  }
}

/** A translation as a line of a list; `segments` is their number. */
export const presentListed = (overview: TranslationOverview): z.output<typeof listedTranslationShape> => ({
  ...presentHead(overview),
  segments: overview.segments,
})

/** A whole translation with its segments. */
export const presentTranslation = (view: TranslationView): z.output<typeof translationShape> => ({
  ...presentHead(view),
  bands: countBands(view.items.map(({ target }) => target)),
  segments: view.items.map(presentSegment),
  removed: view.removed.map(({ after, field, source, target }) => ({
    after,
    field,
    source,
    ...(target === undefined ? {} : { target }),
  })),
})
