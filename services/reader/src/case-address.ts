import type { Locale } from '@passerelle/domain'
import type { PublicCase } from '@passerelle/workflow'
import type { ReaderSite } from './context.ts'

/** What the addresses of a case depend on. */
export interface CaseLanguages {
  readonly slug: string
  readonly sourceLanguage: Locale
  /** The locales of its live versions, the original's among them. */
  readonly locales: readonly Locale[]
}

export const languagesOf = ({ slug, sourceLanguage, versions }: PublicCase): CaseLanguages => ({
  slug,
  sourceLanguage,
  locales: [...versions.keys()],
})

/** True when readers of one can read the other as it is: same language, same script (`en-GB` for `en`). */
export function readsAlike(a: Locale, b: Locale): boolean {
  const [one, other] = [new Intl.Locale(a).maximize(), new Intl.Locale(b).maximize()]
  return one.language === other.language && one.script === other.script
}

/** Whether a locale's page of the case shows a text in that locale. */
export const hasText = (item: CaseLanguages, locale: Locale): boolean =>
  item.locales.includes(locale) || readsAlike(item.sourceLanguage, locale)

export const casePath = (slug: string): string => `/cases/${encodeURIComponent(slug)}`

const caseIn = (locale: Locale, slug: string): string => `/${locale}${casePath(slug)}`

/** Whether the original needs a page of its own: its language is no locale of the site. */
export const isForeign = (item: CaseLanguages, site: ReaderSite): boolean =>
  !site.locales.some((locale) => readsAlike(item.sourceLanguage, locale))

/**
 * The one address of the original's text.
 *
 * | its language                         | address                                                                |
 * |--------------------------------------|------------------------------------------------------------------------|
 * | is a locale of the site              | that locale's page                                                     |
 * | is none; default not yet translated  | the default locale's page, which shows the original until it has a text |
 * | is none; default translated          | `…/original` below the default locale's page                           |
 */
export function originalPath(item: CaseLanguages, site: ReaderSite): string {
  const home = site.locales.find((locale) => readsAlike(item.sourceLanguage, locale))
  if (home !== undefined) return caseIn(home, item.slug)
  const page = caseIn(site.defaultLocale, item.slug)
  return hasText(item, site.defaultLocale) ? `${page}/original` : page
}

/** Where readers of a locale find the original: at its home, or on a page in their own interface language. */
export function originalPathFor(item: CaseLanguages, site: ReaderSite, locale: Locale): string {
  if (!isForeign(item, site)) return originalPath(item, site)
  const page = caseIn(locale, item.slug)
  return hasText(item, locale) ? `${page}/original` : page
}

/** A case in one language: where, and in which. */
export interface CaseText {
  readonly locale: Locale
  readonly path: string
}

/** Every text that the case has, each with its one address; the original first. */
export function caseTexts(item: CaseLanguages, site: ReaderSite): CaseText[] {
  const original = { locale: item.sourceLanguage, path: originalPath(item, site) }
  const texts = site.locales
    .filter((locale) => hasText(item, locale))
    .map((locale) => ({ locale, path: caseIn(locale, item.slug) }))
  return [...(texts.some(({ path }) => path === original.path) ? [] : [original]), ...texts]
}

/** The page for readers of no offered language: the default locale's if it has a text, else the original's. */
export const neutralPath = (item: CaseLanguages, site: ReaderSite): string =>
  hasText(item, site.defaultLocale) ? caseIn(site.defaultLocale, item.slug) : originalPath(item, site)

/** What search engines are told about a page of the case. */
export interface Indexing {
  readonly canonical: string
  readonly noindex: boolean
  readonly alternates: readonly { readonly hreflang: string; readonly path: string }[]
}

/**
 * A page that shows the original's text in the place of a missing one says that the text is at home elsewhere. Only the
 * texts' own addresses are indexed and name each other, so the alternates are always reciprocal.
 * @param path the page's own
 */
export function indexingOf(item: CaseLanguages, site: ReaderSite, path: string): Indexing {
  const texts = caseTexts(item, site)
  if (!texts.some((text) => text.path === path)) {
    return { canonical: originalPath(item, site), noindex: true, alternates: [] }
  }
  return {
    canonical: path,
    noindex: false,
    alternates: [
      ...texts.map((text) => ({ hreflang: text.locale, path: text.path })),
      { hreflang: 'x-default', path: neutralPath(item, site) },
    ],
  }
}
