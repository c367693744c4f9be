/** How a phrase takes the plural in a language that writes it with an `s`. */
interface Plural {
  readonly words: 'every' | 'last'
  /** The words whose plural is sure to be made so. */
  readonly regular: RegExp
}

const PLURALS: Readonly<Record<string, Plural>> = {
  en: { words: 'last', regular: /(?:[^chsxyz]|[aeiou]y|[^cs]h|[^s]c)$/i },
  es: { words: 'every', regular: /[aeo]$/i },
  fr: { words: 'every', regular: /(?<![ae])u$|(?<!a|ai)l$|[abcdefghijkmnopqrtvwyé]$/i },
  pt: { words: 'every', regular: /(?<!ã)[aeo]$/i },
}

// What links the words of a phrase stays as it is, and all that follows it: "bureaux de poste".
const LINK = /^(?:à|au|aux|con|da|das|de|del|des|do|dos|du|em|en|para|par|por|pour|sur)$/i

/**
 * The words to put where a forbidden term stands: with its capital, and with its plural where that is a matter of an `s`. Undefined
 * where the term stands in another form, which only a person can give to the other words.
 */
export function replacementOf(
  found: string,
  term: string,
  replacement: string,
  language: string,
): string | undefined {
  const isRaised = found[0] !== term[0] && found[0]?.toLowerCase() === term[0]
  const surface = isRaised ? `${term[0] ?? ''}${found.slice(1)}` : found
  const words = surface === term ? replacement : inPlural(surface, term, replacement, language)
  if (words === undefined || !isRaised) return words
  return words.slice(0, 1).toUpperCase() + words.slice(1)
}

function inPlural(surface: string, term: string, replacement: string, language: string): string | undefined {
  const plural = PLURALS[language]
  if (plural === undefined || surface !== pluralOf(term, plural)) return undefined
  return pluralOf(replacement, plural)
}

/** A phrase in the plural; undefined where one of its words may make that another way. */
function pluralOf(phrase: string, { words: which, regular }: Plural): string | undefined {
  const words = phrase.split(' ')
  const link = words.findIndex((word) => LINK.test(word))
  const head = link < 0 ? words.length : link
  const changes = (index: number): boolean =>
    index < head && (which === 'every' || index === words.length - 1)
  if (words.some((word, index) => changes(index) && !regular.test(word))) return undefined
  return words.map((word, index) => (changes(index) ? `${word}s` : word)).join(' ')
}
