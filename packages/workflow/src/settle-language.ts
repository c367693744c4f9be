import {
  type Actor,
  type CaseId,
  isRefusal,
  type Locale,
  may,
  type Refusal,
  type Revision,
  refuse,
} from '@passerelle/domain'
import type { Deps, WithParser } from './deps.ts'
import { openTranslations } from './detect-case.ts'
import type { Tx } from './ports/index.ts'
import { readAs } from './read-content.ts'

export interface SettleLanguageProps {
  readonly actor: Actor
  readonly caseId: CaseId
  readonly language: Locale
}

/**
 * A person says in which language a case is written that the detector was not sure about; its translations begin.
 * Refuses with `not_allowed`, `not_found`, or `wrong_state` when nobody is asked.
 */
export async function settleLanguage(
  deps: Deps & WithParser,
  { actor, caseId, language }: SettleLanguageProps,
): Promise<Revision | Refusal> {
  if (!may.settleLanguage(actor))
    return refuse('not_allowed', 'Only reviewers settle the language of a case.')
  const revision = await deps.store.write((tx) => waiting(tx, caseId))
  if (isRefusal(revision)) return revision
  const document = await readAs(deps, revision.content, language)
  if ('unreadable' in document) return refuse('wrong_state', `The text can't be read: ${document.unreadable}`)
  return deps.store.write(async (tx) => {
    await tx.cases.lock(caseId)
    const still = await waiting(tx, caseId)
    if (isRefusal(still)) return still
    const detection = {
      language,
      confidence: 1,
      decision: 'person',
      reason: 'settled-by-person',
      alternatives: still.detection?.alternatives ?? [],
    } as const
    await tx.documents.put(still.id, document)
    await tx.revisions.setDetection(still.id, detection)
    await tx.events.append(
      { caseId, actor, event: { type: 'language-detected', language, decision: 'person' } },
      deps.now(),
    )
    await openTranslations(deps, tx, still, language)
    return { ...still, detection, stage: { stage: 'ready' } }
  })
}

async function waiting(tx: Tx, caseId: CaseId): Promise<Revision | Refusal> {
  const revision = await tx.revisions.current(caseId)
  if (revision === undefined) return refuse('not_found', 'There is no such case.')
  return revision.stage.stage === 'needs_language'
    ? revision
    : refuse('wrong_state', 'The language of this case is not in question.')
}
