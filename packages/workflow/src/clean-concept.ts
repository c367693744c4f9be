import type { Concept } from '@passerelle/domain'
import { cleanText } from './text.ts'

/** NFC, and nothing that the database refuses. */
export function cleanConcept(concept: Concept): Concept {
  const { id, domain, definition, note, doNotTranslate, terms } = concept
  return {
    id,
    ...(domain === undefined ? {} : { domain: cleanText(domain) }),
    ...(definition === undefined ? {} : { definition: cleanText(definition) }),
    ...(note === undefined ? {} : { note: cleanText(note) }),
    doNotTranslate,
    terms: terms.map((term) => ({
      ...term,
      text: cleanText(term.text),
      ...(term.partOfSpeech === undefined ? {} : { partOfSpeech: cleanText(term.partOfSpeech) }),
      ...(term.note === undefined ? {} : { note: cleanText(term.note) }),
    })),
  }
}
