import {
  type Actor,
  type Concept,
  canonicalJson,
  isRefusal,
  may,
  type Refusal,
  refuse,
} from '@passerelle/domain'
import { cleanConcept } from './clean-concept.ts'
import type { Deps } from './deps.ts'
import type { Tx } from './ports/index.ts'

interface Named {
  readonly actor: Actor
  /** The version that the editor had before them; 0 for a concept that is to be new. */
  readonly expectedVersion: number
}

export interface PutTermProps extends Named {
  readonly concept: Concept
}

export interface RemoveTermProps extends Named {
  readonly id: string
}

export interface PutTermResult {
  readonly concept: Concept
  readonly version: number
}

/**
 * Writes a concept as a whole: its words, their status, whether it is translated at all. The same again changes nothing. Refuses with
 * `not_allowed`, or `edit_conflict` where somebody changed it, or took it out, since it was read.
 */
export async function putTerm(deps: Deps, props: PutTermProps): Promise<PutTermResult | Refusal> {
  const concept = cleanConcept(props.concept)
  return deps.store.write(async (tx) => {
    const refusal = await obstacle(tx, props, concept.id)
    if (isRefusal(refusal)) return refusal
    const known = (await tx.terms.get([concept.id])).get(concept.id)
    if (known === undefined || canonicalJson(known) !== canonicalJson(concept))
      await tx.terms.put([concept], props.actor, deps.now())
    return { concept, version: await tx.terms.lastChange(concept.id) }
  })
}

/** Takes a concept out of the termbase; its history stays. Refuses as `putTerm` does, or with `not_found`. */
export async function removeTerm(
  deps: Deps,
  props: RemoveTermProps,
): Promise<{ readonly version: number } | Refusal> {
  return deps.store.write(async (tx) => {
    const refusal = await obstacle(tx, props, props.id)
    if (isRefusal(refusal)) return refusal
    const known = (await tx.terms.get([props.id])).has(props.id)
    if (!known) return refuse('not_found', 'There is no such concept in the termbase.')
    await tx.terms.remove(props.id, props.actor, deps.now())
    return { version: await tx.terms.lastChange(props.id) }
  })
}

async function obstacle(tx: Tx, { actor, expectedVersion }: Named, id: string): Promise<Refusal | undefined> {
  if (!may.editTerms(actor)) return refuse('not_allowed', 'Only administrators change the termbase.')
  await tx.terms.lock()
  const version = (await tx.terms.get([id])).has(id) ? await tx.terms.lastChange(id) : 0
  return version === expectedVersion
    ? undefined
    : refuse(
        'edit_conflict',
        version === 0
          ? 'This concept is no longer there; look at its history, then write it anew.'
          : 'This concept was changed after you read it; read it again, then send your words with its version.',
      )
}
