import type { CaseId, PersonId, RevisionId } from './ids.ts'
import type { Locale } from './locale.ts'

export const FORMATS = ['markdown', 'html', 'text'] as const
export type Format = (typeof FORMATS)[number]

/** The sections that a case of the library may have beside its body, in the order in which they are read. */
export const SECTION_KEYS = [
  'innovation',
  'status',
  'results',
  'challenges',
  'conditions',
  'replication',
  'lessons',
  'collaborations',
  'users',
  'other',
] as const
export type SectionKey = (typeof SECTION_KEYS)[number]

/** A piece of a case that is translated by itself. Title and summary are plain text; the rest is in the case's format. */
export type FieldName = 'title' | 'summary' | 'body' | `sections.${SectionKey}`

/** What is translated. */
export interface CaseContent {
  readonly title: string
  readonly summary?: string
  readonly body: string
  readonly format: Format
  readonly sections: Readonly<Partial<Record<SectionKey, string>>>
}

/** What every language of a case shares. */
export interface CaseFacts {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string
  readonly organisation?: string
  readonly year?: number
  readonly topics: readonly string[]
  /** http or https. */
  readonly url?: string
}

export interface Submission {
  readonly externalId: string
  readonly content: CaseContent
  readonly facts: CaseFacts
  /** The language that the submitter says it is. */
  readonly declaredLanguage?: Locale
  /** The language of the form that the submitter filled in. */
  readonly interfaceLanguage?: Locale
}

/**
 * Where a revision stands before its translations go their own ways.
 * `needs_language`: a person is asked. `failed`: it could not be read, and `failure` says why.
 */
export type RevisionStage =
  | { readonly stage: 'received' }
  | { readonly stage: 'needs_language' }
  | { readonly stage: 'ready' }
  | { readonly stage: 'failed'; readonly failure: Failure }

/** A named error state: a stable code, and a sentence for people. */
export interface Failure {
  readonly code: 'worker_died' | 'unreadable' | 'engine_failed' | 'internal'
  readonly message: string
}

/** An immutable state of the source. */
export interface Revision {
  readonly id: RevisionId
  readonly caseId: CaseId
  /** 1, 2, 3 … within its case. */
  readonly number: number
  readonly content: CaseContent
  readonly facts: CaseFacts
  readonly contentHash: string
  readonly declaredLanguage: Locale | null
  readonly interfaceLanguage: Locale | null
  readonly submittedBy: PersonId
  readonly stage: RevisionStage
  readonly detection: Detection | null
}

/** How the language of a revision was settled. */
export type DetectionDecision =
  /** The text says so, and whoever declared a language declared that one. */
  | 'detected'
  /** Declared by the submitter, where the text is too short to tell. */
  | 'declared'
  /** Unsure or contradictory: a person is asked. */
  | 'ask'
  /** A person has said. */
  | 'person'

/** Why the language of a revision is what it is, or why a person is asked; the desk says each in words. */
export const DETECTION_REASONS = [
  'declared-agrees',
  'declared-text-unclear',
  'declared-contradicts-text',
  'text-clear',
  'interface-agrees',
  'text-unsure',
  'text-unclear',
  'text-mixed',
  'settled-by-person',
] as const
export type DetectionReason = (typeof DETECTION_REASONS)[number]

export interface LanguageGuess {
  readonly language: Locale
  /** 0 … 1. */
  readonly confidence: number
}

export interface Detection extends LanguageGuess {
  readonly decision: DetectionDecision
  readonly reason: DetectionReason
  readonly alternatives: readonly LanguageGuess[]
  /** The region or script that the text shows, such as `pt-BR` for `pt`: a hint, and no part of the verdict. */
  readonly variant?: LanguageGuess
}

const fieldOrder: readonly FieldName[] = [
  'title',
  'summary',
  'body',
  ...SECTION_KEYS.map((key): FieldName => `sections.${key}`),
]

/** The fields of a content that hold text, in reading order, each with the format in which it is written. */
export function fieldsOf(content: CaseContent): { field: FieldName; format: Format; text: string }[] {
  return fieldOrder.flatMap((field) => {
    const text = fieldText(content, field)
    if (text === undefined || text === '') return []
    const format = field === 'title' || field === 'summary' ? 'text' : content.format
    return [{ field, format, text }]
  })
}

function fieldText(content: CaseContent, field: FieldName): string | undefined {
  if (field === 'title') return content.title
  if (field === 'summary') return content.summary
  if (field === 'body') return content.body
  const key = SECTION_KEYS.find((candidate) => field === `sections.${candidate}`)
  return key === undefined ? undefined : content.sections[key]
}

/** The same content with other texts in the given fields. */
export function withFields(content: CaseContent, texts: ReadonlyMap<FieldName, string>): CaseContent {
  const sections: Partial<Record<SectionKey, string>> = {}
  for (const key of SECTION_KEYS) {
    const text = texts.get(`sections.${key}`) ?? content.sections[key]
    if (text !== undefined) sections[key] = text
  }
  const summary = texts.get('summary') ?? content.summary
  return {
    title: texts.get('title') ?? content.title,
    ...(summary === undefined ? {} : { summary }),
    body: texts.get('body') ?? content.body,
    format: content.format,
    sections,
  }
}
