import {
  type Failure,
  type Locale,
  type Revision,
  type RevisionId,
  revisionId,
  SYSTEM,
  sameLanguage,
  translationId,
} from '@passerelle/domain'
import type { PayloadOf } from '@passerelle/jobs'
import type { Deps, WithParser } from './deps.ts'
import type { Tx } from './ports/index.ts'
import { readContent } from './read-content.ts'

/**
 * Reads a received revision: takes it apart, settles its language and opens its translations, or asks a person.
 * Does nothing for a revision that is read already or no longer its case's newest.
 */
export async function detectCase(deps: Deps & WithParser, payload: PayloadOf<'detect-case'>): Promise<void> {
  const id = revisionId(payload.revisionId)
  const revision = await deps.store.write((tx) => tx.revisions.get(id))
  if (revision === undefined || revision.stage.stage !== 'received') return
  const read = await readContent(deps, revision)
  await deps.store.write(async (tx) => {
    if (!(await lockReceived(tx, revision))) return
    if ('unreadable' in read) {
      await failRevision(deps, tx, revision, { code: 'unreadable', message: read.unreadable })
      return
    }
    await tx.documents.put(id, read.document)
    await tx.revisions.setDetection(id, read.detection)
    const { language, decision } = read.detection
    await tx.events.append(
      { caseId: revision.caseId, actor: SYSTEM, event: { type: 'language-detected', language, decision } },
      deps.now(),
    )
    if (decision === 'ask') await tx.revisions.setStage(id, { stage: 'needs_language' }, deps.now())
    else await openTranslations(deps, tx, revision, language)
  })
}

async function lockReceived(tx: Tx, revision: Revision): Promise<boolean> {
  const record = await tx.cases.lock(revision.caseId)
  const now = await tx.revisions.get(revision.id)
  return record?.currentRevision === revision.number && now?.stage.stage === 'received'
}

/** Publishes the original and opens one translation for each other locale of the site. */
export async function openTranslations(
  deps: Deps,
  tx: Tx,
  revision: Revision,
  source: Locale,
): Promise<void> {
  const at = deps.now()
  await tx.revisions.setStage(revision.id, { stage: 'ready' }, at)
  await tx.outbox.add([{ name: 'publish-version', payload: { of: 'original', revisionId: revision.id } }])
  for (const target of deps.site.locales.filter((locale) => !sameLanguage(locale, source))) {
    const id = translationId(deps.newId())
    const inserted = await tx.translations.insert(
      {
        id,
        caseId: revision.caseId,
        revisionId: revision.id,
        source,
        target,
        state: 'queued',
        block: null,
        version: 1,
        assignee: null,
        approvedBy: null,
        approvedAt: null,
      },
      at,
    )
    if (inserted) await tx.outbox.add([{ name: 'draft-translation', payload: { translationId: id } }])
  }
}

/** Puts a revision into its named error state, from which a person can retry it. */
export async function failRevision(
  deps: Deps,
  tx: Tx,
  revision: { readonly id: RevisionId; readonly caseId: Revision['caseId'] },
  failure: Failure,
): Promise<void> {
  const at = deps.now()
  await tx.revisions.setStage(revision.id, { stage: 'failed', failure }, at)
  await tx.events.append(
    { caseId: revision.caseId, actor: SYSTEM, event: { type: 'case-failed', code: failure.code } },
    at,
  )
}
