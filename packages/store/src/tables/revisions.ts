import {
  caseId,
  type Failure,
  locale,
  personId,
  type Revision,
  type RevisionStage,
  revisionId,
} from '@passerelle/domain'
import type { Tx } from '@passerelle/workflow'
import type { Selectable } from 'kysely'
import type { RevisionsTable } from '../schema.ts'
import { json, type Trx } from '../sql.ts'

export const toRevision = (row: Selectable<RevisionsTable>): Revision => ({
  id: revisionId(row.id),
  caseId: caseId(row.case_id),
  number: row.number,
  content: row.content,
  facts: row.facts,
  contentHash: row.content_hash,
  declaredLanguage: row.declared_language === null ? null : locale(row.declared_language),
  interfaceLanguage: row.interface_language === null ? null : locale(row.interface_language),
  submittedBy: personId(row.submitted_by),
  stage: toStage(row.stage, row.failure),
  detection: row.detection,
})

const UNNAMED: Failure = { code: 'internal', message: 'The failure was not recorded.' }

function toStage(stage: RevisionStage['stage'], failure: Failure | null): RevisionStage {
  return stage === 'failed' ? { stage, failure: failure ?? UNNAMED } : { stage }
}

export function revisionsIn(trx: Trx): Tx['revisions'] {
  return {
    async insert(revision, at) {
      await trx
        .insertInto('revisions')
        .values({
          id: revision.id,
          case_id: revision.caseId,
          number: revision.number,
          content: json(revision.content),
          facts: json(revision.facts),
          content_hash: revision.contentHash,
          declared_language: revision.declaredLanguage,
          interface_language: revision.interfaceLanguage,
          submitted_by: revision.submittedBy,
          stage: revision.stage.stage,
          failure: json(revision.stage.stage === 'failed' ? revision.stage.failure : null),
          detection: json(revision.detection),
          created_at: at,
          moved_at: at,
        })
        .execute()
    },
    async get(id) {
      const row = await trx.selectFrom('revisions').selectAll().where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : toRevision(row)
    },
    async current(id) {
      const row = await trx
        .selectFrom('revisions')
        .selectAll()
        .where('case_id', '=', id)
        .orderBy('number', 'desc')
        .limit(1)
        .executeTakeFirst()
      return row === undefined ? undefined : toRevision(row)
    },
    async setStage(id, stage, at) {
      const failure = stage.stage === 'failed' ? stage.failure : null
      await trx
        .updateTable('revisions')
        .set({ stage: stage.stage, failure: json(failure), moved_at: at })
        .where('id', '=', id)
        .execute()
    },
    async setDetection(id, detection) {
      await trx
        .updateTable('revisions')
        .set({ detection: json(detection) })
        .where('id', '=', id)
        .execute()
    },
  }
}
