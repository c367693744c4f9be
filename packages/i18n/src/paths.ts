import type { Locale } from '@passerelle/domain'

/** The address of a page in a locale: `('fr', '/cases/decidim')` → `/fr/cases/decidim`. `path` begins with a slash. */
export const localizedPath = (locale: Locale, path: string): string => `/${locale}${path}`

/** An own path taken apart: `/fr/cases/decidim` → the locale `fr` and `/cases/decidim`. */
export interface SplitPath {
  readonly locale: Locale
  readonly path: string
}

/** Takes a path apart; undefined when its first part is none of the offered locales, letter by letter. */
export function splitPath(path: string, offered: readonly Locale[]): SplitPath | undefined {
  const [, first = '', ...rest] = path.split('/')
  const locale = path.startsWith('/') ? offered.find((candidate) => candidate === first) : undefined
  return locale === undefined ? undefined : { locale, path: `/${rest.join('/')}` }
}

// Letters, digits and the punctuation of a plain path: no backslash, no control character, no scheme.
const PLAIN =
  /^\/(?:[A-Za-z0-9._~!$&'()*+,;=:@%-][A-Za-z0-9._~!$&'()*+,;=:@%/-]*)?(?:\?[A-Za-z0-9._~!$&'()*+,;=:@%/?-]*)?$/

/**
 * A path of this site, or undefined. What could lead elsewhere (`//evil`, `/\evil`, `https:evil`, control characters) is
 * none.
 * @param value from outside; longer than 2,000 characters is refused
 */
export const ownPath = (value: string): string | undefined =>
  value.length <= 2_000 && PLAIN.test(value) ? value : undefined
