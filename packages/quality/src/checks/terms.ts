import type { Check } from '../check.ts'

/** True when the text holds the term as a word of its own; a term in small letters also matches at a sentence's start. */
function holds(text: string, term: string): boolean {
  const wanted = term === term.toLowerCase() ? [text.toLowerCase(), term] : [text, term]
  const [where, what] = wanted
  if (where === undefined || what === undefined || what === '') return false
  for (let at = where.indexOf(what); at >= 0; at = where.indexOf(what, at + what.length)) {
    const before = where.charAt(at - 1)
    const after = where.charAt(at + what.length)
    if (!/[\p{L}\p{N}]/u.test(before) && !/[\p{L}\p{N}]/u.test(after)) return true
  }
  return false
}

/** Terms of the glossary that stand in the source stand in the target as the glossary says. */
export const terms: Check = {
  name: 'check_glossary',
  severity: 'warning',
  faults: ({ words, terms: list = [] }) =>
    list
      .filter(({ source, target }) => holds(words.source, source) && !holds(words.target, target))
      .map(({ source, target }) => `The glossary says '${target}' for '${source}'.`),
}
