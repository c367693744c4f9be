import {
  type Actor,
  type CaseContent,
  type CaseId,
  caseId,
  fieldsOf,
  may,
  type PersonId,
  type Refusal,
  type Revision,
  type RevisionStage,
  refuse,
  revisionId,
  type Submission,
  withFields,
} from '@passerelle/domain'
import type { Deps } from './deps.ts'
import type { CaseRecord, Tx } from './ports/index.ts'
import { slugOf } from './slug.ts'
import { supersedeTranslations } from './supersede.ts'
import { hashOf } from './text.ts'

export interface SubmitCaseProps {
  readonly actor: Actor
  readonly submission: Submission
  /** The client's own mark of this request: under the same one it is answered as before. */
  readonly idempotencyKey?: string
}

export interface SubmitCaseResult {
  /** `unchanged`: the same content again, nothing happened. `revised`: a new revision of a known case. */
  readonly outcome: 'created' | 'unchanged' | 'revised'
  readonly id: CaseId
  readonly slug: string
  readonly revision: number
  readonly status: RevisionStage['stage']
}

/** Tries at a free slug before the case's own id goes into it. */
const SLUG_TRIES = 5

/**
 * Takes a case in, or a new revision of one. The same `externalId` with the same content changes nothing, whoever sends it;
 * with other content only its submitter or an administrator may revise it. Refuses with `not_allowed`,
 * `external_id_taken` or `idempotency_mismatch`.
 */
export async function submitCase(
  deps: Deps,
  { actor, submission: given, idempotencyKey }: SubmitCaseProps,
): Promise<SubmitCaseResult | Refusal> {
  if (actor.kind !== 'person' || !may.submitCase(actor))
    return refuse('not_allowed', 'This account may not submit cases. Use a token made for submitting.')
  const submission = { ...given, content: normalised(given.content) }
  return deps.store.write(async (tx) => {
    if (idempotencyKey === undefined) return submit(deps, tx, actor.id, actor, submission)
    const requestHash = hashOf(submission)
    const before = await tx.idempotency.reserve(actor.id, idempotencyKey, requestHash, deps.now())
    if (before !== undefined && before.requestHash !== requestHash)
      return refuse(
        'idempotency_mismatch',
        'This Idempotency-Key was used for another request. Send a new key with a new request.',
      )
    if (before !== undefined && before.answer !== null) return before.answer
    const result = await submit(deps, tx, actor.id, actor, submission)
    await tx.idempotency.answer(actor.id, idempotencyKey, result)
    return result
  })
}

const normalised = (content: CaseContent): CaseContent =>
  withFields(content, new Map(fieldsOf(content).map(({ field, text }) => [field, text.normalize('NFC')])))

async function submit(
  deps: Deps,
  tx: Tx,
  person: PersonId,
  actor: Actor,
  submission: Submission,
): Promise<SubmitCaseResult | Refusal> {
  const contentHash = hashOf({
    content: submission.content,
    facts: submission.facts,
    declared: submission.declaredLanguage ?? null,
    interface: submission.interfaceLanguage ?? null,
  })
  const created = await createOrLock(deps, tx, person, submission)
  const { record } = created
  const current = created.isNew ? undefined : await tx.revisions.current(record.id)
  if (current?.contentHash === contentHash)
    return {
      outcome: 'unchanged',
      id: record.id,
      slug: record.slug,
      revision: current.number,
      status: current.stage.stage,
    }
  if (!may.reviseCase(actor, record.submittedBy))
    return refuse(
      'external_id_taken',
      `Another account submitted the case '${submission.externalId}' with other content. Use an externalId of your own.`,
    )
  const number = (current?.number ?? 0) + 1
  const revision = revisionOf(deps, record, number, person, submission, contentHash)
  const at = deps.now()
  await tx.revisions.insert(revision, at)
  if (!created.isNew) {
    await tx.cases.setCurrentRevision(record.id, revision.number)
    await supersedeTranslations(deps, tx, record.id)
  }
  const type = created.isNew ? 'case-submitted' : 'case-revised'
  await tx.events.append({ caseId: record.id, actor, event: { type, revision: revision.number } }, at)
  await tx.outbox.add([{ name: 'detect-case', payload: { revisionId: revision.id } }])
  return {
    outcome: created.isNew ? 'created' : 'revised',
    id: record.id,
    slug: record.slug,
    revision: revision.number,
    status: 'received',
  }
}

/** Of any number of parallel submissions of one externalId exactly one creates the case; the others wait and find it. */
async function createOrLock(
  deps: Deps,
  tx: Tx,
  person: PersonId,
  submission: Submission,
): Promise<{ readonly isNew: boolean; readonly record: CaseRecord }> {
  const id = caseId(deps.newId())
  const base = slugOf(submission.content.title)
  for (let attempt = 1; ; attempt += 1) {
    const known = await tx.cases.lockByExternalId(submission.externalId)
    if (known !== undefined) return { isNew: false, record: known }
    const slug =
      attempt === 1 ? base : attempt <= SLUG_TRIES ? `${base}-${attempt}` : `${base}-${id.slice(-12)}`
    if (attempt <= SLUG_TRIES && (await tx.cases.slugTaken(slug))) continue
    const record = { id, externalId: submission.externalId, slug, submittedBy: person, currentRevision: 1 }
    if (await tx.cases.create(record, deps.now())) return { isNew: true, record }
  }
}

const revisionOf = (
  deps: Deps,
  record: CaseRecord,
  number: number,
  person: PersonId,
  submission: Submission,
  contentHash: string,
): Revision => ({
  id: revisionId(deps.newId()),
  caseId: record.id,
  number,
  content: submission.content,
  facts: submission.facts,
  contentHash,
  declaredLanguage: submission.declaredLanguage ?? null,
  interfaceLanguage: submission.interfaceLanguage ?? null,
  submittedBy: person,
  stage: { stage: 'received' },
  detection: null,
})
