import { type Actor, type Locale, may } from '@passerelle/domain'
import type { TranslationView, Views } from '@passerelle/workflow'

/** A translation as far as this person may read it; undefined alike for what is absent and what is not theirs. */
export async function visibleTranslation(
  views: Views,
  actor: Actor,
  id: string,
): Promise<TranslationView | undefined> {
  const view = await views.translation(id)
  return view !== undefined && may.readTranslation(actor, view.translation.target) ? view : undefined
}

/** The targets that lists are held to: null for an administrator, who sees all. */
export function visibleTargets(actor: Actor): readonly Locale[] | null {
  if (actor.kind === 'system' || actor.roles.includes('admin')) return null
  return actor.locales.filter((target) => may.readTranslation(actor, target))
}
