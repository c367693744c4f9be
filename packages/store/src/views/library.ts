import { caseId, type Locale, locale } from '@passerelle/domain'
import type { PublicFilter, PublicLibrary, PublicListing } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import { type RawBuilder, sql } from 'kysely'
import type pg from 'pg'
import { database } from '../pool.ts'
import type { VersionsTable } from '../schema.ts'
import type { Db } from '../sql.ts'
import { toVersion } from '../tables/versions.ts'

type VersionRow = Omit<Selectable<VersionsTable>, 'search'>
type ShownRow = VersionRow & { slug: string; current_revision: number; source: string; locales: string[] }

/**
 * What a reader of a locale is shown: of every case its live version in that locale, else its original.
 * A case whose original is not published yet is not public.
 */
const shown = (tag: Locale): RawBuilder<unknown> => sql`
  shown as (
    select distinct on (live.case_id) live.case_id, live.number, live.locale
    from live_versions live
    where live.locale = ${tag} or live.original
    order by live.case_id, (live.locale = ${tag}) desc
  )`

function conditions(tag: Locale, filter: PublicFilter): RawBuilder<unknown> {
  const parts: RawBuilder<unknown>[] = [sql`true`]
  const words =
    filter.search
      ?.normalize('NFC')
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, 12) ?? []
  // Every word may be the beginning of one in the text, with or without its accents. Quoted, since one letter may become several signs.
  if (words.length > 0)
    parts.push(sql`versions.search @@ to_tsquery('simple', (
      select string_agg(quote_literal(without_accents(word)) || ':*', ' & ') from unnest(${words}::text[]) as word
    ))`)
  else if (filter.search !== undefined && filter.search.trim() !== '') parts.push(sql`false`)
  if (filter.country !== undefined) parts.push(sql`versions.facts ->> 'country' = ${filter.country}`)
  if (filter.year !== undefined) parts.push(sql`versions.facts ->> 'year' = ${String(filter.year)}`)
  if (filter.topic !== undefined) parts.push(sql`versions.facts -> 'topics' ? ${filter.topic}`)
  if (filter.translatedOnly === true) parts.push(sql`shown.locale = ${tag}`)
  return sql.join(parts, sql` and `)
}

const joined = sql`
  shown join versions on versions.case_id = shown.case_id and versions.number = shown.number
    join cases on cases.id = shown.case_id`

const columns = sql`
  versions.case_id, versions.number, versions.locale, versions.revision, versions.content - 'body' - 'sections'
    || '{"body": "", "sections": {}}'::jsonb as content,
  versions.facts, '{}'::jsonb as html, versions.provenance - 'segments' || '{"segments": []}'::jsonb as provenance,
  versions.published_at`

async function facet(db: Db, tag: Locale, value: RawBuilder<unknown>, from: RawBuilder<unknown> = sql``) {
  const { rows } = await sql<{ value: string; count: string }>`
    with ${shown(tag)}
    select ${value} as value, count(*) as count from ${joined} ${from}
    where ${value} is not null group by 1 order by 2 desc, 1 limit 200
  `.execute(db)
  return rows.map((row) => ({ value: row.value, count: Number(row.count) }))
}

async function list(
  db: Db,
  tag: Locale,
  filter: PublicFilter,
  page: { readonly number: number; readonly size: number },
): Promise<PublicListing> {
  const where = conditions(tag, filter)
  const [{ rows }, total, countries, years, topics] = await Promise.all([
    sql<ShownRow>`
      with ${shown(tag)}
      select ${columns}, cases.slug, cases.current_revision,
        (select locale from live_versions where case_id = shown.case_id and original) as source,
        (select array_agg(locale order by locale) from live_versions where case_id = shown.case_id) as locales
      from ${joined} where ${where}
      order by versions.published_at desc, cases.slug
      limit ${page.size} offset ${(page.number - 1) * page.size}
    `.execute(db),
    sql<{ count: string }>`with ${shown(tag)} select count(*) as count from ${joined} where ${where}`.execute(
      db,
    ),
    facet(db, tag, sql`versions.facts ->> 'country'`),
    facet(db, tag, sql`versions.facts ->> 'year'`),
    facet(
      db,
      tag,
      sql`topic`,
      sql`cross join lateral jsonb_array_elements_text(versions.facts -> 'topics') as topic`,
    ),
  ])
  return {
    total: Number(total.rows[0]?.count ?? 0),
    items: rows.map((row) => ({
      slug: row.slug,
      version: toVersion(row),
      sourceLanguage: locale(row.source),
      currentRevision: row.current_revision,
      locales: row.locales.map(locale),
    })),
    countries,
    years: years.sort((a, b) => (a.value < b.value ? 1 : -1)),
    topics,
  }
}

/** The published library on PostgreSQL. */
export function createLibrary(pool: pg.Pool): PublicLibrary {
  const db = database(pool)
  return {
    list: (tag, filter, page) => list(db, tag, filter, page),
    async find(slug) {
      const { rows } = await sql<VersionRow & { current_revision: number; original: boolean }>`
        select versions.case_id, versions.number, versions.locale, versions.revision, versions.content, versions.facts,
          versions.html, versions.provenance, versions.published_at, cases.current_revision, live.original
        from cases join live_versions live on live.case_id = cases.id
          join versions on versions.case_id = live.case_id and versions.number = live.number
        where cases.slug = ${slug} order by versions.locale
      `.execute(db)
      const original = rows.find((row) => row.original)
      if (original === undefined) return undefined
      return {
        caseId: caseId(original.case_id),
        slug,
        sourceLanguage: locale(original.locale),
        currentRevision: original.current_revision,
        original: toVersion(original),
        versions: new Map(rows.map((row) => [locale(row.locale), toVersion(row)])),
      }
    },
    async index() {
      const { rows } = await sql<{ slug: string; source: string; locales: string[]; updated_at: Date }>`
        select cases.slug, max(live.locale) filter (where live.original) as source,
          array_agg(live.locale order by live.locale) as locales, max(versions.published_at) as updated_at
        from cases join live_versions live on live.case_id = cases.id
          join versions on versions.case_id = live.case_id and versions.number = live.number
        group by cases.id having bool_or(live.original) order by cases.slug limit 50000
      `.execute(db)
      return rows.map((row) => ({
        slug: row.slug,
        sourceLanguage: locale(row.source),
        locales: row.locales.map(locale),
        updatedAt: row.updated_at.toISOString(),
      }))
    },
    async newest(tag, limit) {
      const { rows } = await sql<VersionRow & { slug: string }>`
        select versions.case_id, versions.number, versions.locale, versions.revision, versions.content, versions.facts,
          versions.html, versions.provenance, versions.published_at, cases.slug
        from live_versions live join versions on versions.case_id = live.case_id and versions.number = live.number
          join cases on cases.id = live.case_id
        where live.locale = ${tag} order by versions.published_at desc limit ${limit}
      `.execute(db)
      return rows.map((row) => ({ slug: row.slug, version: toVersion(row) }))
    },
    async check() {
      await sql`select 1`.execute(db)
    },
  }
}
