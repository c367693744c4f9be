import { createHash } from 'node:crypto'
import { type Actor, type CaseId, canonicalJson, type Event, type TranslationId } from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import { json, type Trx } from '../sql.ts'

/** One link of a case's audit chain. */
export interface AuditLink {
  readonly caseId: CaseId | string
  readonly number: number
  readonly translationId: TranslationId | string | null
  readonly actor: string
  readonly event: Event
  readonly at: Date
}

export const actorName = (actor: Actor): string => (actor.kind === 'system' ? 'system' : actor.id)

/** SHA-256 over a link and the hash before it: a row edited, removed or moved breaks every later one. */
export const linkHash = (link: AuditLink, previous: string): string =>
  createHash('sha256')
    .update(previous)
    .update(
      // jsonb gives its keys back in an order of its own.
      canonicalJson([
        link.caseId,
        link.number,
        link.translationId,
        link.actor,
        link.event,
        link.at.toISOString(),
      ]),
    )
    .digest('hex')

export function eventsIn(trx: Trx): Tx['events'] {
  return {
    async append(entry, at) {
      const head = await trx
        .selectFrom('cases')
        .select(['last_event', 'last_event_hash'])
        .where('id', '=', entry.caseId)
        .forUpdate()
        .executeTakeFirstOrThrow()
      const link: AuditLink = {
        caseId: entry.caseId,
        number: head.last_event + 1,
        translationId: entry.translationId ?? null,
        actor: actorName(entry.actor),
        event: entry.event,
        at,
      }
      const hash = linkHash(link, head.last_event_hash)
      await trx
        .insertInto('events')
        .values({
          case_id: link.caseId,
          number: link.number,
          translation_id: link.translationId,
          actor: link.actor,
          event: json(link.event),
          at,
          previous_hash: head.last_event_hash,
          hash,
        })
        .execute()
      await trx
        .updateTable('cases')
        .set({ last_event: link.number, last_event_hash: hash })
        .where('id', '=', entry.caseId)
        .execute()
    },
  }
}
