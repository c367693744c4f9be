import { canonicalJson, type Event, translationId, withoutWords } from '@passerelle/domain'
import type { Views } from '@passerelle/workflow'
import { sql } from 'kysely'
import { type Db, isUuid } from '../sql.ts'
import { linkHash } from '../tables/events.ts'
import { toVersion, VERSION_COLUMNS } from '../tables/versions.ts'

/** Links read at a time while the audit chain is verified. */
const BATCH = 5_000

export function historyViews(db: Db): Pick<Views, 'events' | 'recentEvents' | 'versions' | 'verifyAudit'> {
  const recorded = () =>
    db
      .selectFrom('events')
      .leftJoin('account_user', 'account_user.id', 'events.actor')
      .select([
        'events.at',
        'events.case_id',
        'events.number',
        'account_user.name',
        'events.translation_id',
        'events.event',
      ])
  type Recorded = Awaited<ReturnType<ReturnType<typeof recorded>['execute']>>[number]
  const present = (row: Recorded) => ({
    at: row.at.toISOString(),
    actorName: row.name,
    translationId: row.translation_id === null ? null : translationId(row.translation_id),
    event: row.event,
  })
  return {
    async events(caseId) {
      const rows = await recorded().where('events.case_id', '=', caseId).orderBy('events.number').execute()
      return rows.map(present)
    },
    async recentEvents(since, limit) {
      const rows = await recorded()
        .innerJoin('cases', 'cases.id', 'events.case_id')
        .leftJoin('translations', 'translations.id', 'events.translation_id')
        .select(['cases.slug', 'translations.target'])
        .where('events.at', '>', since)
        .orderBy('events.at')
        .orderBy('events.number')
        .limit(limit)
        .execute()
      return rows.map((row) => ({ ...present(row), slug: row.slug, target: row.target }))
    },
    async versions(caseId, tag) {
      if (!isUuid(caseId)) return []
      let query = db
        .selectFrom('versions')
        .select(VERSION_COLUMNS)
        .where('case_id', '=', caseId)
        .orderBy('number', 'desc')
      if (tag !== undefined) query = query.where('locale', '=', tag)
      return (await query.execute()).map(toVersion)
    },
    async verifyAudit() {
      let checked = 0
      let at = { caseId: '00000000-0000-0000-0000-000000000000', number: 0, hash: '' }
      // Events of the case at hand that don't give their hash: right only if their words were taken, as its erasure says further on.
      let worded: number[] = []
      for (;;) {
        const rows = await db
          .selectFrom('events')
          .selectAll()
          .where(sql<boolean>`(case_id, number) > (${at.caseId}::uuid, ${at.number})`)
          .orderBy('case_id')
          .orderBy('number')
          .limit(BATCH)
          .execute()
        for (const row of rows) {
          const isNext = row.case_id !== at.caseId
          if (isNext && worded[0] !== undefined) return { ok: false, caseId: at.caseId, event: worded[0] }
          const before = isNext ? { caseId: row.case_id, number: 0, hash: '' } : at
          const { event, hash } = row
          const link = { ...row, caseId: row.case_id, translationId: row.translation_id }
          const isWhole = hash === linkHash(link, before.hash)
          if (
            row.number !== before.number + 1 ||
            row.previous_hash !== before.hash ||
            !(isWhole || isBare(event))
          )
            return { ok: false, caseId: row.case_id, event: worded[0] ?? row.number }
          if (!isWhole) worded.push(row.number)
          else if (event.type === 'case-erased')
            worded = worded.filter((number) => !event.redacted.includes(number))
          at = { caseId: row.case_id, number: row.number, hash }
        }
        checked += rows.length
        if (rows.length < BATCH) break
      }
      if (worded[0] !== undefined) return { ok: false, caseId: at.caseId, event: worded[0] }
      // A chain cut off at its end is whole in itself; its case knows how long it was.
      const cut = await db
        .selectFrom('cases')
        .select(['id', 'last_event'])
        .where((eb) =>
          eb.not(
            eb.exists(
              eb
                .selectFrom('events')
                .select('events.number')
                .whereRef('events.case_id', '=', 'cases.id')
                .whereRef('events.number', '=', 'cases.last_event')
                .whereRef('events.hash', '=', 'cases.last_event_hash'),
            ),
          ),
        )
        .where('last_event', '>', 0)
        .executeTakeFirst()
      return cut === undefined
        ? { ok: true, events: checked }
        : { ok: false, caseId: cut.id, event: cut.last_event }
    },
  }
}

/** Whether an event holds no words of people, as is all that an erased case may hold. */
const isBare = (event: Event): boolean => canonicalJson(event) === canonicalJson(withoutWords(event))
