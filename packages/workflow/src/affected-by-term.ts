import {
  type Actor,
  type Concept,
  decide,
  isRefusal,
  type Locale,
  may,
  type Refusal,
  refuse,
  segmentLanguage,
  type Term,
} from '@passerelle/domain'
import { searchParts, type Termbase, termbaseOf } from '@passerelle/memory'
import { currentTermbase } from './check-target.ts'
import type { Deps, WithTerms } from './deps.ts'
import type { LiveSegment, Page } from './ports/index.ts'

export interface AffectedByTermProps {
  readonly actor: Actor
  /** The concept's. */
  readonly id: string
  /** The cursor of the page before. */
  readonly after?: string
  /** Segments that are looked at for one page; those that keep the term are left out of it. */
  readonly limit: number
}

/** A live segment that goes against a concept as it is now. */
export interface AffectedSegment extends LiveSegment {
  /** Forbidden words that stand in its target. */
  readonly forbidden: readonly string[]
  /** What the target is to say, the best first. */
  readonly wanted: readonly string[]
  /** The target with the right word in the place of the wrong one; null where a person has to find the words. */
  readonly proposed: string | null
  /** Why it can't be edited now; null when it can. */
  readonly closed: Refusal | null
}

/** Changes of a concept that are looked through for words that it no longer has. */
const HISTORY = 50

/**
 * The live segments, in every locale that the actor works in, whose targets go against a concept: a forbidden word stands, or
 * none of its words does. The words that it had before and has no longer are taken for wrong ones, so that a changed word is
 * proposed wherever the old one stands. Reads and changes nothing. Refuses with `not_allowed` or `not_found`.
 */
export async function affectedByTerm(
  deps: Deps & WithTerms,
  { actor, id, after, limit }: AffectedByTermProps,
): Promise<Page<AffectedSegment> | Refusal> {
  if (!may.readTerms(actor))
    return refuse('not_allowed', 'Only reviewers and administrators see the termbase.')
  const [record, history, termbase] = await Promise.all([
    deps.terms.concept(id),
    deps.terms.history(id, HISTORY),
    currentTermbase(deps),
  ])
  if (record === undefined) return refuse('not_found', 'There is no such concept in the termbase.')
  const { concept } = record
  const former = history.flatMap((change) => change.concept?.terms ?? [])
  const mending = termbaseOf([withFormer(concept, former)])
  const found = await deps.terms.segmentsWith(
    { ...piecesOf(concept), locales: localesOf(actor) },
    { limit, ...(after === undefined ? {} : { after }) },
  )
  const items = found.items.flatMap((live): AffectedSegment[] => {
    const broken = brokenBy(concept, live, termbase)
    if (broken === undefined) return []
    const proposed = mending.report(pairOf(live)).repair ?? null
    return [{ ...live, ...broken, proposed, closed: closedFor(deps, actor, live) }]
  })
  return { items, next: found.next }
}

/** What a search goes by: source texts with one of its words, and, where it has none in some language, targets with a forbidden one. */
function piecesOf({ terms }: Concept): {
  readonly sources: readonly string[]
  readonly targets: readonly string[]
} {
  const pieces = (of: readonly Term[]): readonly string[] => [
    ...new Set(of.flatMap(({ text, language }) => searchParts(text, language))),
  ]
  return { sources: pieces(terms), targets: pieces(terms.filter(({ status }) => status === 'deprecated')) }
}

/** A concept with the words that it once had, as forbidden ones. */
function withFormer(concept: Concept, former: readonly Term[]): Concept {
  const known = new Set(concept.terms.map(({ language, text }) => `${language} ${text}`))
  const gone = former.filter(({ language, text }) => !known.has(`${language} ${text}`))
  const forbidden = gone.map((term): Term => ({ ...term, status: 'deprecated' }))
  return { ...concept, terms: [...concept.terms, ...forbidden] }
}

const pairOf = ({ translation, segment, target }: LiveSegment) => ({
  source: segment.source,
  target: target.target,
  sourceLanguage: segmentLanguage(segment, translation.source),
  targetLanguage: translation.target,
})

function brokenBy(
  { id }: Concept,
  live: LiveSegment,
  termbase: Termbase,
): Pick<AffectedSegment, 'forbidden' | 'wanted'> | undefined {
  const uses = termbase.report(pairOf(live)).uses.filter(({ concepts }) => concepts.includes(id))
  const use = uses.find(
    ({ forbidden, stands, wanted }) => forbidden.length > 0 || (!stands && wanted.length > 0),
  )
  return use === undefined
    ? undefined
    : { forbidden: [...new Set(use.forbidden.map(({ text }) => text))], wanted: use.wanted }
}

/** Null for an administrator, who works in all. */
const localesOf = (actor: Actor): readonly Locale[] | null =>
  actor.kind === 'system' || actor.roles.includes('admin') ? null : actor.locales

/** The command line only looks; a person is told by the rules of review whether they may edit. */
function closedFor({ policy }: Deps, actor: Actor, { translation, segment }: LiveSegment): Refusal | null {
  const { state, target } = translation
  const subject = { state, target, writers: [], missing: 0, errors: 0, unconfirmed: 0 }
  const decision = decide(subject, { type: 'edit', key: segment.key }, actor, policy)
  return isRefusal(decision) ? decision : null
}
