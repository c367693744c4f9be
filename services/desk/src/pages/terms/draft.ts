import { type Concept, parseLocale, type TermStatus } from '@passerelle/domain'
import type { z } from 'zod'
import { conceptBody, conceptFrom } from '../../terms/concept-body.ts'
import { type Fields, field, writtenText } from '../form.ts'

/** A row of the form: a term as it was typed. */
export interface TermRow {
  readonly language: string
  readonly text: string
  readonly status: string
  readonly partOfSpeech: string
  readonly note: string
}

/** A concept as a form has it: all of it text, right or wrong. */
export interface ConceptDraft {
  readonly domain: string
  readonly definition: string
  readonly note: string
  readonly doNotTranslate: boolean
  readonly terms: readonly TermRow[]
}

/** What is wrong with a draft, as the catalogue's `terms.fault` names it, and the words that it is about. */
export interface DraftFault {
  readonly fault: 'badLanguage' | 'badText' | 'noTerm' | 'twice' | 'tooMany'
  readonly about: string
}

const DEFAULT_STATUS: TermStatus = 'preferred'

export const emptyDraft: ConceptDraft = {
  domain: '',
  definition: '',
  note: '',
  doNotTranslate: false,
  terms: [],
}

export const emptyRow: TermRow = {
  language: '',
  text: '',
  status: DEFAULT_STATUS,
  partOfSpeech: '',
  note: '',
}

export const draftOf = ({ domain, definition, note, doNotTranslate, terms }: Concept): ConceptDraft => ({
  domain: domain ?? '',
  definition: definition ?? '',
  note: note ?? '',
  doNotTranslate,
  terms: terms.map((term) => ({ partOfSpeech: '', note: '', ...term })),
})

/** The name of a row's field in the form. */
export const rowField = (row: number, name: keyof TermRow): string => `term-${row}-${name}`

/** What was sent; a row without a text is a term that was taken out, or never typed. */
export function draftIn(form: Fields): ConceptDraft {
  const text = (name: string): string => writtenText(form, name).trim()
  const rows = Object.keys(form)
    .flatMap((name) => /^term-(\d{1,3})-text$/.exec(name)?.[1] ?? [])
    .map(Number)
    .toSorted((a, b) => a - b)
  return {
    domain: text('domain'),
    definition: text('definition'),
    note: text('note'),
    doNotTranslate: field(form, 'doNotTranslate') !== undefined,
    terms: rows
      .map((row) => ({
        language: text(rowField(row, 'language')),
        text: text(rowField(row, 'text')),
        status: field(form, rowField(row, 'status')) ?? DEFAULT_STATUS,
        partOfSpeech: text(rowField(row, 'partOfSpeech')),
        note: text(rowField(row, 'note')),
      }))
      .filter((row) => row.text !== ''),
  }
}

/** The concept that a draft says, by the rules of the API, or what is wrong with it. */
export function conceptIn(id: string, draft: ConceptDraft): Concept | DraftFault {
  const parsed = conceptBody.safeParse({
    ...withoutEmpty(draft),
    terms: draft.terms.map(withoutEmpty),
  })
  if (parsed.success) return conceptFrom(id, parsed.data)
  const [issue] = parsed.error.issues
  return faultIn(draft, issue)
}

function faultIn({ terms }: ConceptDraft, issue: z.core.$ZodIssue | undefined): DraftFault {
  const [list, row, name] = issue?.path ?? []
  if (list !== 'terms') return { fault: 'badText', about: String(list ?? '') }
  if (typeof row === 'number') {
    const about = terms[row]?.text ?? ''
    return { fault: name === 'language' ? 'badLanguage' : 'badText', about }
  }
  if (issue?.code === 'too_big') return { fault: 'tooMany', about: '' }
  if (issue?.code === 'too_small') return { fault: 'noTerm', about: '' }
  const seen = new Set<string>()
  const double = terms.find(({ language, text }) => {
    const key = `${parseLocale(language) ?? language} ${text}`
    return seen.size === seen.add(key).size
  })
  return { fault: 'twice', about: double?.text ?? '' }
}

const withoutEmpty = (of: object): object =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== ''))
