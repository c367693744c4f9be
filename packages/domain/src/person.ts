import type { PersonId } from './ids.ts'
import type { Locale } from './locale.ts'

export const ROLES = ['admin', 'reviewer', 'submitter'] as const
export type Role = (typeof ROLES)[number]

/** Whoever acts, by session or by token; `system` is the pipeline itself. */
export type Actor =
  | { readonly kind: 'system' }
  | {
      readonly kind: 'person'
      readonly id: PersonId
      readonly name: string
      readonly roles: readonly Role[]
      /** The target locales that a reviewer may work in. */
      readonly locales: readonly Locale[]
    }

export const SYSTEM: Actor = { kind: 'system' }
