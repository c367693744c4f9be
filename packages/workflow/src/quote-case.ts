import {
  type Actor,
  type Locale,
  may,
  type Refusal,
  refuse,
  type SegmentKey,
  type Translation,
  type TranslationId,
} from '@passerelle/domain'
import { stillServes } from './add-targets.ts'
import type { Tx } from './ports/index.ts'
import { type Drafting, type Quote, type QuoteDeps, startQuoting } from './quote-draft.ts'
import { domainsOf } from './recall.ts'

export interface QuoteCaseProps {
  readonly actor: Actor
  /** Its id or its slug. */
  readonly id: string
  /** Only into this locale; all of them when absent. */
  readonly target?: Locale
}

/**
 * What drafting a case takes that is not drafted yet, by target locale: what the memory has, what engines are asked for at what price,
 * and whether the budgets reach. Asks no engine to translate. Refuses with `not_found`, `not_allowed`, or `wrong_state` where its
 * language is not settled.
 */
export async function quoteCase(
  deps: QuoteDeps,
  { actor, id, target }: QuoteCaseProps,
): Promise<readonly Quote[] | Refusal> {
  const found = await deps.views.case(id)
  if (found === undefined || !may.readCase(actor, found.record.submittedBy))
    return refuse('not_found', 'There is no such case, or it is not yours to see.')
  const { record, revision } = found
  if (!may.quoteCase(actor, record.submittedBy))
    return refuse('not_allowed', 'What a case costs is told to its submitter and to administrators.')
  if (revision.stage.stage !== 'ready')
    return refuse('wrong_state', 'This case can be quoted once it is read and its language is settled.')
  const domains = domainsOf(revision.facts)
  const draftings = await deps.store.write(async (tx) => {
    const payer = { account: record.submittedBy, email: await tx.people.email(record.submittedBy) }
    const wanted = found.translations.filter((one) => target === undefined || one.target === target)
    const all: Drafting[] = []
    for (const one of wanted) {
      const drafting = await draftingOf(tx, one.id)
      if (drafting !== undefined) all.push({ ...drafting, domains, payer })
    }
    return all
  })
  const quote = await startQuoting(deps)
  const quotes: Quote[] = []
  for (const drafting of draftings) quotes.push(await quote(drafting))
  return quotes
}

async function draftingOf(
  tx: Tx,
  id: TranslationId,
): Promise<Pick<Drafting, 'source' | 'target' | 'segments' | 'done'> | undefined> {
  const translation = await tx.translations.get(id)
  if (translation === undefined) return undefined
  const segments = (await tx.documents.get(translation.revisionId))?.segments ?? []
  return {
    source: translation.source,
    target: translation.target,
    segments,
    done: await doneIn(tx, translation, segments),
  }
}

/** Segments with a target, or whose target of an earlier revision serves on. */
async function doneIn(
  tx: Tx,
  translation: Translation,
  segments: Drafting['segments'],
): Promise<ReadonlySet<SegmentKey>> {
  const { id, caseId, target, revisionId } = translation
  const targets = new Map((await tx.translations.targets(id)).map((one) => [one.key, one]))
  const earlier = await tx.translations.earlierTargets(caseId, target, revisionId)
  return new Set(
    segments.flatMap((segment) => {
      const [now, before] = [targets.get(segment.key), earlier.get(segment.key)]
      const stands =
        now === undefined
          ? before !== undefined && stillServes(before, segment, translation)
          : now.state !== 'initial'
      return stands ? [segment.key] : []
    }),
  )
}
