import type { LiveSegment, Page, TermShelf } from '@passerelle/workflow'
import { type RawBuilder, sql } from 'kysely'
import { type Db, isUuid } from '../sql.ts'
import { toSegment } from '../tables/documents.ts'
import { toStoredTarget } from '../tables/targets.ts'
import { toTranslation } from '../tables/translations.ts'
import { likePattern } from './page.ts'

type Words = Parameters<TermShelf['segmentsWith']>[0]
type Wish = Parameters<TermShelf['segmentsWith']>[1]

/**
 * Segments that hold one of the pieces of text, in any capitals, with their live targets: those of translations that are not stale, and
 * of stale ones whose text readers still see. The trigram indexes find them; a word of fewer than three letters makes these read
 * all. Of a hundred thousand segments a word that stands in a hundred is found in a few milliseconds.
 */
export async function segmentsWith(
  db: Db,
  { sources, targets, locales }: Words,
  { after, limit }: Wish,
): Promise<Page<LiveSegment>> {
  if (sources.length === 0 && targets.length === 0) return { items: [], next: null }
  const [translation, position] = cursorOf(after)
  const inLocales = locales === null ? sql`true` : sql`translations.target = any(${[...locales]}::text[])`
  const { rows } = await sql<Row>`
    with live as (
      select translations.* from translations
      where ${inLocales} and (translations.state <> 'stale' or exists (
        select from live_versions
        join versions using (case_id, number)
        join revisions on revisions.case_id = versions.case_id and revisions.number = versions.revision
        where live_versions.case_id = translations.case_id and live_versions.locale = translations.target
          and revisions.id = translations.revision_id
      ))
    ), found as (
      select live.id, segments.revision_id, segments.key from segments
        join live on live.revision_id = segments.revision_id
        where ${anyOf(sql`segments.source`, sources)}
      union
      select live.id, live.revision_id, targets.key from targets
        join live on live.id = targets.translation_id
        where ${anyOf(sql`targets.target`, targets)}
    )
    select live.*, cases.slug, revisions.content ->> 'title' as title, segments.key, segments.field, segments.source as text,
      segments.codes, segments.language, segments.position, targets.state as target_state, targets.target as words,
      targets.origin, targets.findings, targets.version as target_version
    from found
    join live on live.id = found.id
    join segments on segments.revision_id = found.revision_id and segments.key = found.key
    join targets on targets.translation_id = found.id and targets.key = found.key and targets.state <> 'initial'
    join cases on cases.id = live.case_id
    join revisions on revisions.id = live.revision_id
    where (live.id, segments.position) > (${translation}::uuid, ${position})
    order by live.id, segments.position
    limit ${limit + 1}
  `.execute(db)
  const kept = rows.slice(0, limit)
  const last = kept.at(-1)
  return {
    items: kept.map(toLiveSegment),
    next: rows.length > limit && last !== undefined ? `${last.id}.${last.position}` : null,
  }
}

/** PostgreSQL looks up each alternative of an `or` in a trigram index, but not those of an array. */
const anyOf = (column: RawBuilder<unknown>, words: readonly string[]): RawBuilder<unknown> =>
  words.length === 0
    ? sql`false`
    : sql`(${sql.join(
        words.map((word) => sql`${column} ilike ${likePattern(word)}`),
        sql` or `,
      )})`

const FIRST = ['00000000-0000-0000-0000-000000000000', -1] as const

function cursorOf(after: string | undefined): readonly [string, number] {
  const [, id = '', position] = /^(.{36})\.(\d{1,9})$/.exec(after ?? '') ?? []
  return isUuid(id) ? [id, Number(position)] : FIRST
}

type Row = Parameters<typeof toTranslation>[0] & {
  readonly slug: string
  readonly title: string
  readonly key: string
  readonly field: Parameters<typeof toSegment>[0]['field']
  readonly text: string
  readonly codes: Parameters<typeof toSegment>[0]['codes']
  readonly language: string | null
  readonly position: number
  readonly target_state: Parameters<typeof toStoredTarget>[0]['state']
  readonly words: string
  readonly origin: Parameters<typeof toStoredTarget>[0]['origin']
  readonly findings: Parameters<typeof toStoredTarget>[0]['findings']
  readonly target_version: number
}

const toLiveSegment = (row: Row): LiveSegment => ({
  translation: toTranslation(row),
  slug: row.slug,
  title: row.title,
  segment: toSegment({ ...row, source: row.text }),
  target: toStoredTarget({
    key: row.key,
    state: row.target_state,
    target: row.words,
    origin: row.origin,
    findings: row.findings,
    version: row.target_version,
    // What the list of segments does not tell.
    made_for: null,
    quality: null,
    checked_with: null,
  }),
})
