import type { PersonId } from './ids.ts'
import type { Locale } from './locale.ts'
import type { Actor, Role } from './person.ts'

const has = (actor: Actor, role: Role): boolean => actor.kind === 'person' && actor.roles.includes(role)
const is = (actor: Actor, id: PersonId): boolean => actor.kind === 'person' && actor.id === id

const works = (actor: Actor, target: Locale): boolean =>
  has(actor, 'admin') ||
  (actor.kind === 'person' && actor.roles.includes('reviewer') && actor.locales.includes(target))

/** Who may do what: one line an act. What is not listed nobody may do. */
export const may = {
  submitCase: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'submitter'),
  reviseCase: (actor: Actor, submittedBy: PersonId): boolean => has(actor, 'admin') || is(actor, submittedBy),
  readCase: (actor: Actor, submittedBy: PersonId): boolean =>
    has(actor, 'admin') || has(actor, 'reviewer') || is(actor, submittedBy),
  // What a case will cost is told to who pays and who answers for the budgets.
  quoteCase: (actor: Actor, submittedBy: PersonId): boolean => has(actor, 'admin') || is(actor, submittedBy),
  listAllCases: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  settleLanguage: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  eraseCase: (actor: Actor): boolean => has(actor, 'admin'),
  retryCase: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  review: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  readTerms: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  // A term holds in every language of the site, so one hand keeps them all.
  editTerms: (actor: Actor): boolean => has(actor, 'admin'),
  // The comparison names engines and never people.
  compareEngines: (actor: Actor): boolean => has(actor, 'admin') || has(actor, 'reviewer'),
  readTranslation: works,
  editTranslation: works,
  decideTranslation: works,
  restoreVersion: (actor: Actor): boolean => has(actor, 'admin'),
} as const
