import type { Locale } from './locale.ts'

/**
 * A pair of texts of a translation memory as it travels between tools: a TMX `tu`, reduced to one source and one target.
 * Codes stand in the texts as `<1>…</1>` and `<2/>`.
 */
export interface TranslationUnit {
  readonly source: Locale
  readonly target: Locale
  readonly sourceText: string
  readonly targetText: string
  /** Who wrote the target, or its first draft. */
  readonly from: 'human' | 'mt'
  /** The engine, where a machine wrote it and the file says which. */
  readonly engine?: string
  /** The subject field: health, budget … */
  readonly domain?: string
  readonly details: UnitDetails
}

/** What a memory tells about a unit besides its texts; every date in ISO 8601. */
export interface UnitDetails {
  readonly createdBy?: string
  readonly createdAt?: string
  readonly changedBy?: string
  readonly changedAt?: string
  /** The program that wrote it. */
  readonly tool?: string
  readonly usageCount?: number
  readonly lastUsedAt?: string
  readonly notes?: readonly string[]
  /** Properties of the tool that wrote it, as type and value. */
  readonly props?: readonly (readonly [type: string, value: string])[]
  /** The markup behind each code, by its number: opening, and closing of a pair. */
  readonly markup?: Readonly<Record<string, readonly [string, string?]>>
}
