import {
  canonicalJson,
  isRefusal,
  type Locale,
  originalProvenance,
  type Provenance,
  provenanceOf,
  type Revision,
  revisionId,
  type Segment,
  type SegmentKey,
  SYSTEM,
  sameLanguage,
  type Translation,
  type TranslationId,
  translationId,
  type Version,
} from '@passerelle/domain'
import type { PayloadOf } from '@passerelle/jobs'
import { lockTranslation, perform } from './act.ts'
import type { Deps, WithParser } from './deps.ts'
import { JobFailure } from './job-failure.ts'
import type { BuiltContent, Document, StoredTarget, Tx } from './ports/index.ts'

/**
 * Publishes an immutable version: an approved translation, or an original in its own language. Snapshot, pointer and state
 * are one transaction, so readers see the old version or the new one. Does nothing when it is published already, no longer
 * approved, or overtaken by a newer revision. Throws `JobFailure` for a text that can't be put together.
 */
export const publishVersion = (
  deps: Deps & WithParser,
  payload: PayloadOf<'publish-version'>,
): Promise<void> =>
  payload.of === 'original'
    ? publishOriginal(deps, payload.revisionId)
    : publishTranslation(deps, translationId(payload.translationId))

async function publishOriginal(deps: Deps & WithParser, id: string): Promise<void> {
  const found = await deps.store.write(async (tx) => {
    const revision = await tx.revisions.get(revisionId(id))
    const document = await tx.documents.get(revisionId(id))
    return revision === undefined || document === undefined ? undefined : { revision, document }
  })
  if (found?.revision.detection == null || found.revision.stage.stage !== 'ready') return
  const { revision, document } = found
  const source = found.revision.detection.language
  const built = await build(deps, revision, document, { locale: source, targets: [] })
  await deps.store.write(async (tx) => {
    const record = await tx.cases.lock(revision.caseId)
    if (record?.currentRevision !== revision.number) return
    const live = await tx.versions.live(revision.caseId)
    const published = live.some(
      ({ provenance, revision: of }) => provenance.kind === 'original' && of === revision.number,
    )
    if (published) return
    await publish(deps, tx, { revision, built, locale: source, provenance: originalProvenance(source) })
    await withdrawMistaken(deps, tx, live, { locale: source, content: built.content })
  })
}

/** The same words under another language are what a person has corrected, and no text of its own. */
async function withdrawMistaken(
  deps: Deps,
  tx: Tx,
  live: readonly Version[],
  original: Pick<Version, 'locale' | 'content'>,
): Promise<void> {
  const words = canonicalJson(original.content)
  for (const { caseId, number, locale, provenance, content } of live) {
    if (provenance.kind !== 'original' || locale === original.locale || canonicalJson(content) !== words)
      continue
    await tx.versions.withdraw(caseId, locale)
    await tx.events.append(
      { caseId, actor: SYSTEM, event: { type: 'version-withdrawn', number, locale } },
      deps.now(),
    )
  }
}

async function publishTranslation(deps: Deps & WithParser, id: TranslationId): Promise<void> {
  // Approved anew while it was put together: the queue drops that announcement as long as this job is under way, so the
  // new text is published here and does not wait for the sweep. Each further round takes a person's edit and approval.
  while ((await publishApproved(deps, id)) === 'approved_anew');
}

async function publishApproved(
  deps: Deps & WithParser,
  id: TranslationId,
): Promise<'settled' | 'approved_anew'> {
  const found = await deps.store.write(async (tx) => {
    const translation = await tx.translations.get(id)
    if (translation?.state !== 'approved') return undefined
    const revision = await tx.revisions.get(translation.revisionId)
    const document = await tx.documents.get(translation.revisionId)
    const targets = await tx.translations.targets(id)
    return revision === undefined || document === undefined
      ? undefined
      : { translation, revision, document, targets }
  })
  if (found === undefined) return 'settled'
  const built = await build(deps, found.revision, found.document, {
    locale: found.translation.target,
    targets: found.targets,
  })
  return deps.store.write(async (tx) => {
    const locked = await lockTranslation(tx, id)
    // Edited or superseded since: the next approval announces a job of its own.
    if (locked?.translation.state !== 'approved') return 'settled'
    if (locked.translation.version !== found.translation.version) return 'approved_anew'
    const { translation } = locked
    const provenance = await provenanceFor(tx, translation, found.targets)
    const number = await publish(deps, tx, {
      revision: found.revision,
      built,
      locale: translation.target,
      provenance,
    })
    const saved = await perform(deps, tx, locked, { type: 'publish', number }, SYSTEM)
    if (isRefusal(saved)) throw new Error(`The version could not be published: ${saved.message}`)
    const final = locked.targets.map((target) =>
      target.state === 'initial' ? target : { ...target, state: 'final' as const },
    )
    await tx.translations.putTargets(id, final, saved.version)
    return 'settled'
  })
}

async function build(
  deps: WithParser,
  revision: Revision,
  document: Document,
  { locale, targets }: { readonly locale: Locale; readonly targets: readonly StoredTarget[] },
): Promise<BuiltContent> {
  const texts = new Map<SegmentKey, string>(
    targets.flatMap(({ key, state, target }) => (state === 'initial' ? [] : [[key, target] as const])),
  )
  const built = await deps.parser.build(
    revision.content,
    document,
    texts,
    foreignSegments(document.segments, targets, locale),
  )
  if ('unreadable' in built) throw new JobFailure('permanent', 'unreadable', built.unreadable)
  return built
}

/** The segments whose words, as they will be read, are in another language than the whole: what nobody translated. */
function foreignSegments(
  segments: readonly Segment[],
  targets: readonly StoredTarget[],
  locale: Locale,
): ReadonlyMap<SegmentKey, Locale> {
  const origins = new Map(targets.map(({ key, origin }) => [key, origin]))
  return new Map(
    segments.flatMap(({ key, language }) => {
      const origin = origins.get(key) ?? null
      const untouched = origin === null || origin.type === 'source'
      if (language === undefined || !untouched || sameLanguage(language, locale)) return []
      return [[key, language] as const]
    }),
  )
}

async function provenanceFor(
  tx: Tx,
  translation: Translation,
  targets: readonly StoredTarget[],
): Promise<Provenance> {
  const { approvedBy, approvedAt, id, source } = translation
  if (approvedBy === null || approvedAt === null) throw new Error(`Translation ${id} is approved by nobody.`)
  const name = (await tx.people.name(approvedBy)) ?? approvedBy
  return provenanceOf(source, targets, { by: approvedBy, name, at: approvedAt })
}

async function publish(
  deps: Deps,
  tx: Tx,
  {
    revision,
    built,
    locale,
    provenance,
  }: { revision: Revision; built: BuiltContent; locale: Version['locale']; provenance: Provenance },
): Promise<number> {
  const at = deps.now()
  const number = await tx.versions.nextNumber(revision.caseId)
  const version: Version = {
    caseId: revision.caseId,
    locale,
    number,
    revision: revision.number,
    content: built.content,
    facts: revision.facts,
    html: built.html,
    provenance,
    publishedAt: at.toISOString(),
  }
  await tx.versions.insert(version)
  await tx.versions.point(version)
  await tx.events.append(
    { caseId: revision.caseId, actor: SYSTEM, event: { type: 'version-published', number, locale } },
    at,
  )
  return number
}
