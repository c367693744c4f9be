import {
  type Actor,
  type CaseId,
  type Detection,
  isRefusal,
  type Locale,
  may,
  type Refusal,
  type Revision,
  refuse,
  revisionId,
  sameLanguage,
  UND,
} from '@passerelle/domain'
import type { Deps, WithParser } from './deps.ts'
import { openTranslations } from './detect-case.ts'
import type { Document, Tx } from './ports/index.ts'
import { readAs, withVariant, wordsOf } from './read-content.ts'
import { supersedeTranslations } from './supersede.ts'

export interface SettleLanguageProps {
  readonly actor: Actor
  readonly caseId: CaseId
  readonly language: Locale
}

/**
 * A person says in which language a case is written. Where nobody was sure its translations begin; where the pipeline was sure and
 * wrong, the case goes on as a new revision with the same content, so that what is live stays so until its successor is approved,
 * and what a person wrote goes along.
 * Refuses with `not_allowed`, `not_found`, or `wrong_state`: the case is not read or can't be, or is in that language already.
 */
export async function settleLanguage(
  deps: Deps & WithParser,
  { actor, caseId, language }: SettleLanguageProps,
): Promise<Revision | Refusal> {
  if (!may.settleLanguage(actor))
    return refuse('not_allowed', 'Only reviewers settle the language of a case.')
  const revision = await deps.store.write((tx) => inQuestion(tx, caseId, language))
  if (isRefusal(revision)) return revision
  const document = await readAs(deps, revision.content, language, mistakesIn(revision.detection, language))
  if ('unreadable' in document) return refuse('wrong_state', `The text can't be read: ${document.unreadable}`)
  return deps.store.write(async (tx) => {
    await tx.cases.lock(caseId)
    const still = await inQuestion(tx, caseId, language)
    if (isRefusal(still)) return still
    if (still.contentHash !== revision.contentHash)
      return refuse('wrong_state', 'The case has a newer revision meanwhile. Look at that one, then decide.')
    return still.stage.stage === 'needs_language'
      ? settle(deps, tx, still, { actor, language, document })
      : correct(deps, tx, still, { actor, language, document })
  })
}

interface Verdict {
  readonly actor: Actor
  readonly language: Locale
  readonly document: Document
}

async function settle(
  deps: Deps,
  tx: Tx,
  revision: Revision,
  { actor, language, document }: Verdict,
): Promise<Revision> {
  const detection = settledAs(language, revision, document)
  await tx.documents.put(revision.id, document)
  await tx.revisions.setDetection(revision.id, detection)
  await tx.events.append(
    { caseId: revision.caseId, actor, event: { type: 'language-detected', language, decision: 'person' } },
    deps.now(),
  )
  await openTranslations(deps, tx, revision, language)
  return { ...revision, detection, stage: { stage: 'ready' } }
}

async function correct(
  deps: Deps,
  tx: Tx,
  before: Revision,
  { actor, language, document }: Verdict,
): Promise<Revision> {
  const revision: Revision = {
    ...before,
    id: revisionId(deps.newId()),
    number: before.number + 1,
    detection: settledAs(language, before, document),
  }
  const { caseId, number } = revision
  await tx.revisions.insert(revision, deps.now())
  await tx.cases.setCurrentRevision(caseId, number)
  // What was approved as the translation of another language would be found for that one.
  for (const { id } of await tx.translations.open(caseId)) await tx.memory.withdraw(id)
  await supersedeTranslations(deps, tx, caseId)
  await tx.documents.put(revision.id, document)
  const from = before.detection?.language ?? UND
  await tx.events.append(
    { caseId, actor, event: { type: 'language-corrected', revision: number, from, language } },
    deps.now(),
  )
  await openTranslations(deps, tx, revision, language)
  return revision
}

/** The person's word, with what had been guessed before it kept among the alternatives. */
function settledAs(
  language: Locale,
  { content, detection: before }: Revision,
  document: Document,
): Detection {
  const guesses = before === null ? [] : [before, ...before.alternatives]
  const alternatives = guesses
    .filter((guess) => guess.language !== UND && guess.language !== language)
    .map((guess) => ({ language: guess.language, confidence: guess.confidence }))
  const settled = {
    language,
    confidence: 1,
    decision: 'person',
    reason: 'settled-by-person',
    alternatives,
  } as const
  return withVariant(settled, wordsOf(content, document))
}

/** The language that the text as a whole was taken for; a text in two languages was taken for neither. */
function mistakesIn(before: Detection | null, language: Locale): readonly Locale[] {
  if (before === null || before.reason === 'text-mixed') return []
  return [before, ...before.alternatives]
    .map((guess) => guess.language)
    .filter((guess) => guess !== UND && !sameLanguage(guess, language))
    .slice(0, 1)
}

async function inQuestion(tx: Tx, caseId: CaseId, language: Locale): Promise<Revision | Refusal> {
  const revision = await tx.revisions.current(caseId)
  if (revision === undefined) return refuse('not_found', 'There is no such case.')
  switch (revision.stage.stage) {
    case 'needs_language':
      return revision
    case 'ready':
      return revision.detection?.language === language
        ? refuse('wrong_state', `The language of this case is '${language}' already.`)
        : revision
    case 'received':
      return refuse('wrong_state', 'This case is being read. Settle its language once that is done.')
    case 'failed':
      return refuse('wrong_state', 'This case could not be read. Retry it first.')
  }
}
