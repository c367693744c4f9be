/**
 * What must survive a translation letter by letter although it looks like words. In each pattern no two neighbouring repeats
 * share a character, and each starts only where a word starts: matching takes time in proportion to the text.
 */

/** A URL; it ends before the sentence's own punctuation. */
export const LINK = String.raw`(?:https?:\/\/|www\.)[^\s<>"«»“”]*[^\s<>"«»“”.,;:!?'’)\]}]`
export const EMAIL = String.raw`(?<![\p{L}\p{N}_.%+-])[\p{L}\p{N}_%+-]+(?:\.[\p{L}\p{N}_%+-]+)*@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+`
/** What a program puts something in place of: {{name}} · ${name} · {0} · %(name)s · %1$s. */
export const PLACEHOLDER = String.raw`\{\{\s?[\w.-]{1,64}\s?\}\}|\$?\{[\w.-]{1,64}\}|%\([\w.-]{1,64}\)[a-z]|(?<![\p{L}\p{N}%])%(?:\d{1,2}\$)?[sdf@](?![\p{L}\p{N}])`

const whole = (...patterns: readonly string[]): string =>
  String.raw`(?<![\p{L}\p{N}])(?:${patterns.join('|')})(?![\p{L}\p{M}\p{N}])`

/** @handle, #tag, foo_bar: no language writes them otherwise. */
export const HANDLE = whole(String.raw`[@#][\p{L}\p{N}_]+`, String.raw`[\p{L}\p{N}]+(?:_[\p{L}\p{N}]+)+`)

/** Words with a shape of their own. Another script may have its own form of them (COVID-19, كوفيد-19). */
export const IDENTIFIER = whole(
  // service.gouv.fr; what follows the dot is small, for else it may be a sentence that lacks its space.
  String.raw`[\p{L}\p{N}]{2,}(?:\.\p{Ll}{2,})+`,
  // COVID-19, CO2, MH:2K
  String.raw`\p{L}+-?\p{N}[\p{L}\p{N}]*`,
  String.raw`\p{Lu}+:[\p{L}\p{N}]+`,
  // SKYrooms, GovTech, iPhone, ProZorro.Sale: but not the plural of an abbreviation, NGOs.
  String.raw`(?=\p{L}*(?:\p{Ll}\p{Lu}|\p{Lu}{2}\p{Ll}{2}))\p{L}+(?:[.:][\p{L}\p{N}]+)*`,
)

export const NUMBER = String.raw`(?<![\p{L}\p{N}])\p{N}+(?:[.,:/-]\p{N}+)*(?![\p{L}\p{M}\p{N}])`

/** Terms that are not to be translated, the longer ones first, as one pattern; undefined without any. */
export function termPattern(terms: readonly string[]): string | undefined {
  const known = [...new Set(terms.filter((term) => term.trim() !== ''))]
  if (known.length === 0) return undefined
  const longest = known.sort((a, b) => b.length - a.length).map((term) => RegExp.escape(term))
  return whole(...longest)
}
