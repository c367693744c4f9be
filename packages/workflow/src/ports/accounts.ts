import type { Actor, Locale, PersonId, Role } from '@passerelle/domain'

export interface AccountRecord {
  readonly id: PersonId
  readonly name: string
  readonly email: string
  readonly roles: readonly Role[]
  readonly locales: readonly Locale[]
}

export interface NewAccount {
  readonly name: string
  readonly email: string
  /** Absent for a service account, which acts by token alone. */
  readonly password?: string
  readonly roles: readonly Role[]
  readonly locales: readonly Locale[]
}

/** A session begun: its cookie header values, to be sent as they are. */
export interface SignedIn {
  readonly actor: Actor
  readonly setCookie: readonly string[]
}

/** Who is asking. Passwords, sessions and tokens are a library's work; roles and locales are ours. */
export interface Accounts {
  /** The actor behind a bearer token or a session cookie; undefined for neither, or for one that is no longer good. */
  authenticate(headers: Headers): Promise<Actor | undefined>
  /** Undefined when address or password is wrong; one answer for both. `rate_limited` after too many tries. */
  signIn(email: string, password: string, headers: Headers): Promise<SignedIn | 'rate_limited' | undefined>
  /** Ends the session; returns the cookie headers that clear it. */
  signOut(headers: Headers): Promise<readonly string[]>
  create(account: NewAccount): Promise<PersonId>
  findByEmail(email: string): Promise<AccountRecord | undefined>
  /** A new bearer token for an account; it is shown once. */
  createToken(person: PersonId, name: string): Promise<string>
}
