import { createHash } from 'node:crypto'
import type { Concept } from '@passerelle/domain'

/** An id as XML takes it: other characters become hyphens, and `c` goes before what may not begin a name. */
export function conceptId(text: string): string {
  const name = text.trim().replace(/[^\p{L}\p{N}._-]+/gu, '-')
  return /^[\p{L}_]/u.test(name) ? name : `c${name}`
}

/** The id of a concept whose file gives it none: the same terms have the same id, so importing them again changes nothing. */
export function idOfTerms(terms: Concept['terms']): string {
  const texts = terms.map(({ language, text }) => `${language} ${text}`).sort()
  return `t${createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 16)}`
}
