import { BANDS, type BandCounts, type TranslationId } from '@passerelle/domain'
import type { CaseOverview, EventRecord } from '@passerelle/workflow'
import { table } from './table.ts'

/** A case with its history, as JSON. */
export const caseJson = (
  { record, title, revision, translations, versions }: CaseOverview,
  events: readonly EventRecord[],
  bands: ReadonlyMap<TranslationId, BandCounts>,
): object => ({
  id: record.id,
  slug: record.slug,
  externalId: record.externalId,
  title,
  revision: revision.number,
  ...revision.stage,
  detection: revision.detection,
  translations: translations.map((translation) => ({ ...translation, bands: bands.get(translation.id) })),
  versions,
  events,
})

/** A case with its history, for a terminal. */
export function caseTable(
  { record, title, revision, translations, versions }: CaseOverview,
  events: readonly EventRecord[],
  bands: ReadonlyMap<TranslationId, BandCounts>,
): string {
  const { stage, detection } = revision
  const facts = [
    ['Title', title],
    ['Slug', record.slug],
    ['Id', record.id],
    ['External id', record.externalId],
    ['Revision', `${revision.number} (${stage.stage.replaceAll('_', ' ')})`],
    ...(stage.stage === 'failed' ? [['Failure', stage.failure.message]] : []),
    [
      'Language',
      detection === null
        ? 'not read yet'
        : `${detection.language} (${detection.decision}, ${Math.round(detection.confidence * 100)} %)`,
    ],
  ]
  const states = translations.map(({ id, target, state, block }) => [
    `  ${target}`,
    state.replaceAll('_', ' '),
    bandWords(bands.get(id)),
    block?.message ?? '',
  ])
  const live = versions.map(({ locale, number, revision: of }) => [
    `  ${locale}`,
    `version ${number}`,
    `of revision ${of}`,
  ])
  const history = events.map(({ at, actorName, event }) => [
    `  ${at}`,
    event.type,
    actorName ?? 'the pipeline',
  ])
  return [
    table(facts),
    `\nTranslations\n${table(states) || '  none'}`,
    `\nPublished\n${table(live) || '  none'}`,
    `\nHistory\n${table(history)}`,
  ].join('\n')
}

/** "3 in-context, 1 machine": where the segments come from. */
const bandWords = (counts: BandCounts | undefined): string =>
  counts === undefined
    ? ''
    : BANDS.filter((band) => counts[band] > 0)
        .map((band) => `${counts[band]} ${band}`)
        .join(', ')
