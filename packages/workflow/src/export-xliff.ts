import {
  type Actor,
  isRefusal,
  type Origin,
  type PersonId,
  type Refusal,
  refuse,
  type Segment,
  segmentLanguage,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import {
  writeXliff,
  type XliffCandidate,
  type XliffProvenance,
  type XliffSegment,
  type XliffTerm,
  type XliffVersion,
} from '@passerelle/interchange'
import { matcher } from '@passerelle/memory'
import { type CodeMarkup, codeMarkup } from '@passerelle/segmentation'
import { type Locked, lockForPerson } from './act.ts'
import { currentTermbase } from './check-target.ts'
import type { Deps } from './deps.ts'
import type { Document, StoredTarget, Tx } from './ports/index.ts'
import { domainsOf, recalledBy, weighing } from './recall.ts'

export interface ExportXliffProps {
  readonly actor: Actor
  readonly translationId: TranslationId
  /** Default 2.1. */
  readonly version?: XliffVersion
}

export interface ExportedXliff {
  /** A name for the file: the case, the language, and the ending that tools go by. */
  readonly name: string
  readonly xliff: string
  readonly segments: number
}

/** Translations of the memory that are offered for a segment, at most. */
const CANDIDATES = 3

/**
 * A translation as an XLIFF file that a person's own tools can work on: every segment with its target as it is now, its
 * origin, findings as notes, the memory's other translations, its terms, and what `importXliff` needs to know on the way back.
 */
export async function exportXliff(
  deps: Deps,
  { actor, translationId, version = '2.1' }: ExportXliffProps,
): Promise<ExportedXliff | Refusal> {
  const read = await deps.store.write((tx) => readAll(tx, translationId, actor))
  if (isRefusal(read)) return read
  const { slug, locked, document, names } = read
  const { translation } = locked
  const targets = new Map(locked.targets.map((target) => [target.key, target]))
  const markup = Object.values(document.skeletons).flatMap((skeleton) => [...codeMarkup(skeleton)])
  const markupOf = new Map<string, CodeMarkup>(markup)
  const termsOf = await glossaryOf(deps, translation)
  const candidatesOf = await memoryOf(deps, document.segments, read.domains, translation)
  const segments = document.segments.map((segment): XliffSegment => {
    const target = targets.get(segment.key)
    return {
      key: segment.key,
      part: segment.field,
      source: segment.source,
      codes: segment.codes,
      markup: markupOf.get(segment.key) ?? {},
      ...(segment.language === undefined ? {} : { language: segment.language }),
      candidates: candidatesOf(segment, target),
      terms: termsOf(segment),
      ...(target === undefined ? {} : written(target, names)),
    }
  })
  const file = {
    sourceLanguage: translation.source,
    targetLanguage: translation.target,
    original: slug,
    skeleton: `urn:uuid:${translation.revisionId}`,
    home: {
      case: translation.caseId,
      translation: translation.id,
      revision: translation.revisionId,
      version: translation.version,
    },
    segments,
  }
  return {
    name: `${slug}.${translation.target}.xlf`,
    xliff: writeXliff(file, version),
    segments: segments.length,
  }
}

interface Read {
  readonly slug: string
  readonly locked: Locked
  readonly document: Document
  /** The subject fields of its case. */
  readonly domains: readonly string[]
  readonly names: ReadonlyMap<PersonId, string>
}

async function readAll(tx: Tx, id: TranslationId, actor: Actor): Promise<Read | Refusal> {
  const locked = await lockForPerson(tx, id, actor)
  if (isRefusal(locked)) return locked
  const record = await tx.cases.lock(locked.translation.caseId)
  const document = await tx.documents.get(locked.translation.revisionId)
  if (record === undefined || document === undefined)
    return refuse('wrong_state', 'This translation has no segments yet; export it once it is drafted.')
  const writers = new Set(
    locked.targets.flatMap(({ origin }) => (origin?.type === 'human' ? [origin.by] : [])),
  )
  const approver = locked.translation.approvedBy
  const names = new Map<PersonId, string>()
  for (const person of approver === null ? writers : [...writers, approver]) {
    const name = await tx.people.name(person)
    if (name !== undefined) names.set(person, name)
  }
  const facts = (await tx.revisions.get(locked.translation.revisionId))?.facts
  const domains = facts === undefined ? [] : domainsOf(facts)
  return { slug: record.slug, locked, document, domains, names }
}

function written(
  { state, target, origin, findings }: StoredTarget,
  names: ReadonlyMap<PersonId, string>,
): Partial<XliffSegment> {
  const notes = findings.map(({ severity, message }) => `${severity}: ${message}`)
  if (origin === null) return { state, notes }
  return { state, target, from: origin.type, notes, provenance: provenanceOf(origin, names) }
}

function provenanceOf(origin: Origin, names: ReadonlyMap<PersonId, string>): XliffProvenance {
  switch (origin.type) {
    case 'mt':
      return { tool: origin.engine }
    case 'tm':
      return { tool: origin.engine ?? 'memory' }
    case 'source':
      return {}
    case 'human': {
      const name = names.get(origin.by)
      const person = name === undefined ? {} : { [origin.basis === 'none' ? 'person' : 'revisedBy']: name }
      return origin.engine === undefined ? person : { ...person, tool: origin.engine }
    }
  }
}

/** The terms that stand in a segment, with the words for them. */
async function glossaryOf(
  deps: Deps,
  translation: Translation,
): Promise<(segment: Segment) => readonly XliffTerm[]> {
  const termbase = await currentTermbase(deps)
  return (segment) => {
    const sourceLanguage = segmentLanguage(segment, translation.source)
    const { uses } = termbase.report({
      source: segment.source,
      sourceLanguage,
      targetLanguage: translation.target,
    })
    return uses.map(({ term, wanted, keep, notes }) => ({
      term,
      translations: keep ? [term] : wanted,
      ...(notes.length === 0 ? {} : { definition: notes.join('\n') }),
    }))
  }
}

/** What the memory holds for each segment, besides what stands there already. */
async function memoryOf(
  deps: Deps,
  segments: readonly Segment[],
  domains: readonly string[],
  { source, target }: Translation,
): Promise<(segment: Segment, current: StoredTarget | undefined) => XliffCandidate[]> {
  const recalled = recalledBy(segments, (segment) => segmentLanguage(segment, source))
  const by = new Map(segments.map(({ key }, index) => [key, recalled[index]]))
  const units = await deps.store.memoryUnits(source, target, recalled, CANDIDATES)
  const matchesOf = matcher(units, ...weighing(deps, [source, target], domains))
  return (segment, current) => {
    const context = by.get(segment.key)?.context
    return matchesOf({ source: segment.source, ...(context === undefined ? {} : { context }) })
      .filter((match) => match.target !== current?.target)
      .slice(0, CANDIDATES)
      .map(({ unit, match, target: offered, percent }) => ({
        source: unit.source,
        target: offered,
        similarity: match === 'patched' ? 99 : 100,
        quality: percent,
        type: match === 'in-context' ? 'icm' : 'tm',
        origin: unit.trust,
      }))
  }
}
