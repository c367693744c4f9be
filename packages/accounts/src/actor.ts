import { type Actor, type Locale, parseLocale, personId, ROLES, type Role } from '@passerelle/domain'

/** What the accounts' table says about a person. */
export interface UserRow {
  readonly id: string
  readonly name: string
  readonly email: string
  /** Joined by commas, as are the locales. */
  readonly roles: string
  readonly locales: string
}

const splitList = (text: string): readonly string[] => text.split(',').filter((item) => item !== '')

export const joinList = (items: readonly string[]): string => items.join(',')

/** A list of roles as it is stored; words that are no role are left out. */
export const rolesOf = (text: string): readonly Role[] => {
  const named = new Set(splitList(text))
  return ROLES.filter((role) => named.has(role))
}

export const localesOf = (text: string): readonly Locale[] =>
  splitList(text).flatMap((tag) => parseLocale(tag) ?? [])

export const actorOf = ({ id, name, roles, locales }: Omit<UserRow, 'email'>): Actor => ({
  kind: 'person',
  id: personId(id),
  name,
  roles: rolesOf(roles),
  locales: localesOf(locales),
})
