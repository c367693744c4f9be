import type { Brand } from './brand.ts'

/** A canonical BCP 47 tag, such as `fr`, `pt-BR` or `zh-Hant`; `und` where nobody can tell. */
export type Locale = Brand<string, 'Locale'>

/** "Cannot tell", a value like any other (BCP 47, ISO 639-2). */
export const UND: Locale = 'und' as Locale

/** A tag in its canonical spelling (`pt-br` → `pt-BR`), or undefined when it is no BCP 47 tag. */
export function parseLocale(tag: string): Locale | undefined {
  if (tag.length > 35) return undefined
  try {
    return Intl.getCanonicalLocales(tag)[0] as Locale | undefined
  } catch {
    return undefined
  }
}

/** Like `parseLocale`, for tags that the program itself wrote; throws a RangeError on anything else. */
export function locale(tag: string): Locale {
  const parsed = parseLocale(tag)
  if (parsed === undefined) throw new RangeError(`'${tag}' is no BCP 47 language tag.`)
  return parsed
}

/** The primary language subtag: `pt-BR` → `pt`. */
export function languageOf(tag: Locale): Locale {
  return new Intl.Locale(tag).language as Locale
}

export const sameLanguage = (a: Locale, b: Locale): boolean => languageOf(a) === languageOf(b)

/**
 * Whether a text in one locale serves a reader of the other as well: the same language and script, and no region that
 * speaks against it. `pt` and `pt-BR` do; `pt-PT` and `pt-BR`, `zh` and `zh-Hant` do not.
 */
export function servesAs(a: Locale, b: Locale): boolean {
  if (a === b) return true
  const [one, other] = [new Intl.Locale(a), new Intl.Locale(b)]
  const regions = one.region === undefined || other.region === undefined || one.region === other.region
  return regions && one.language === other.language && one.maximize().script === other.maximize().script
}

export type Direction = 'ltr' | 'rtl'

// Scripts written from right to left that living languages use. Intl's own
// getTextInfo is not in every engine, so the script decides.
const RTL_SCRIPTS = new Set(['Arab', 'Hebr', 'Thaa', 'Syrc', 'Nkoo', 'Adlm', 'Rohg', 'Mand', 'Samr'])

export function directionOf(tag: Locale): Direction {
  if (tag === UND) return 'ltr'
  return RTL_SCRIPTS.has(new Intl.Locale(tag).maximize().script ?? '') ? 'rtl' : 'ltr'
}
