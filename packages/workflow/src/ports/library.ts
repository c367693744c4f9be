import type { CaseId, Locale, Version } from '@passerelle/domain'

/** A case as the public site shows it. */
export interface PublicCase {
  readonly caseId: CaseId
  readonly slug: string
  readonly sourceLanguage: Locale
  readonly currentRevision: number
  readonly original: Version
  /** The live versions, the original among them, by locale. */
  readonly versions: ReadonlyMap<Locale, Version>
}

export interface PublicFilter {
  readonly search?: string
  readonly country?: string
  readonly year?: number
  readonly topic?: string
  /** Only cases that have a version in the reader's locale. */
  readonly translatedOnly?: boolean
}

export interface PublicListing {
  readonly total: number
  /** Each with the version in the reader's locale, else the original. */
  readonly items: readonly {
    readonly slug: string
    readonly version: Version
    readonly sourceLanguage: Locale
    readonly currentRevision: number
    readonly locales: readonly Locale[]
  }[]
  readonly countries: readonly { readonly value: string; readonly count: number }[]
  readonly years: readonly { readonly value: string; readonly count: number }[]
  readonly topics: readonly { readonly value: string; readonly count: number }[]
}

/** What the public site reads: published versions, and nothing else. */
export interface PublicLibrary {
  list(
    locale: Locale,
    filter: PublicFilter,
    page: { readonly number: number; readonly size: number },
  ): Promise<PublicListing>
  find(slug: string): Promise<PublicCase | undefined>
  /** Every public case with its live locales and the time of its newest version, for the sitemap. */
  index(): Promise<
    readonly {
      readonly slug: string
      readonly sourceLanguage: Locale
      readonly locales: readonly Locale[]
      readonly updatedAt: string
    }[]
  >
  /** The newest versions of a locale, for its feed. */
  newest(
    locale: Locale,
    limit: number,
  ): Promise<readonly { readonly slug: string; readonly version: Version }[]>
  check(): Promise<void>
}
