import {
  type CaseContent,
  type CaseFacts,
  FORMATS,
  type Locale,
  SECTION_KEYS,
  type SectionKey,
  type Submission,
  UND,
} from '@passerelle/domain'
import { z } from 'zod'
import { languageTag } from './language-tag.ts'

/** What a submission may hold, in characters (UTF-16 units) or entries. The size of the whole is the server's body limit. */
export interface SubmissionLimits {
  readonly externalId: number
  readonly title: number
  readonly summary: number
  readonly organisation: number
  readonly url: number
  readonly topics: number
  readonly topic: number
}

export const SUBMISSION_LIMITS: SubmissionLimits = {
  externalId: 200,
  title: 300,
  summary: 5000,
  organisation: 300,
  url: 2000,
  topics: 50,
  topic: 100,
}

/** What a client sends for a case, parsed to a submission. Unknown fields are refused: most are spelling mistakes. */
export const submissionSchema = (limits: SubmissionLimits = SUBMISSION_LIMITS) =>
  z
    .strictObject({
      externalId: line(limits.externalId).describe(
        'Your own name for the case; the same one again is the same case',
      ),
      title: filled(limits.title).describe('Plain text'),
      summary: clean().max(limits.summary).optional().describe('Plain text'),
      body: filled().describe('In the given format'),
      format: z.enum(FORMATS),
      language: languageTag.optional().describe('BCP 47; leave it out unless a person chose it'),
      interfaceLanguage: languageTag
        .optional()
        .describe('BCP 47; the language of the form that the submitter filled in'),
      country: z
        .string()
        .regex(/^[A-Za-z]{2}$/, "must be a country's two letters (ISO 3166-1), such as 'FR'.")
        .optional(),
      organisation: clean().max(limits.organisation).optional(),
      year: z.int('must be a whole number.').min(1000, yearMessage).max(2999, yearMessage).optional(),
      topics: z.array(line(limits.topic)).max(limits.topics).optional(),
      url: clean()
        .max(limits.url)
        .refine(isHttp, "must be an address that starts with 'https://' or 'http://'.")
        .optional(),
      sections: z.strictObject(sectionFields()).optional(),
    })
    .transform(toSubmission)

const yearMessage = 'must be a year of four digits.'

/** Text that can be stored and sent on: no NUL (PostgreSQL refuses it), no half of a surrogate pair. */
const clean = () =>
  z
    .string()
    .refine((text) => !text.includes('\0'), 'holds a NUL character (U+0000); take it out.')
    .refine(
      (text) => text.isWellFormed(),
      'holds half of a surrogate pair, which is no character; take it out.',
    )

const filled = (most?: number) => {
  const text = clean().refine((value) => value.trim() !== '', 'must not be empty.')
  return most === undefined ? text : text.max(most)
}

/** A line of text without control characters at all. */
const line = (most: number) =>
  filled(most).refine((text) => !/\p{Cc}/u.test(text), 'must be one line without control characters.')

function isHttp(text: string): boolean {
  const protocol = URL.parse(text)?.protocol
  return protocol === 'https:' || protocol === 'http:'
}

const sectionFields = () => {
  const section = clean().optional()
  return {
    innovation: section,
    status: section,
    results: section,
    challenges: section,
    conditions: section,
    replication: section,
    lessons: section,
    collaborations: section,
    users: section,
    other: section,
  } satisfies Record<SectionKey, typeof section>
}

interface Sent {
  readonly externalId: string
  readonly title: string
  readonly summary?: string | undefined
  readonly body: string
  readonly format: CaseContent['format']
  readonly language?: Locale | undefined
  readonly interfaceLanguage?: Locale | undefined
  readonly country?: string | undefined
  readonly organisation?: string | undefined
  readonly year?: number | undefined
  readonly topics?: readonly string[] | undefined
  readonly url?: string | undefined
  readonly sections?: Readonly<Partial<Record<SectionKey, string | undefined>>> | undefined
}

function toSubmission(sent: Sent): Submission {
  return {
    externalId: sent.externalId.trim(),
    content: contentOf(sent),
    facts: factsOf(sent),
    ...declared('declaredLanguage', sent.language),
    ...declared('interfaceLanguage', sent.interfaceLanguage),
  }
}

// Declaring "cannot tell" is declaring nothing.
const declared = <Name extends string>(
  name: Name,
  tag: Locale | undefined,
): { readonly [Key in Name]?: Locale } => {
  const found: { [Key in Name]?: Locale } = {}
  if (tag !== undefined && tag !== UND) found[name] = tag
  return found
}

const isFilled = (text: string | undefined): text is string => text !== undefined && text.trim() !== ''

function contentOf({ title, summary, body, format, sections }: Sent): CaseContent {
  const kept: Partial<Record<SectionKey, string>> = {}
  for (const key of SECTION_KEYS) {
    const text = sections?.[key]
    if (isFilled(text)) kept[key] = text
  }
  return { title, ...(isFilled(summary) ? { summary } : {}), body, format, sections: kept }
}

function factsOf({ country, organisation, year, topics, url }: Sent): CaseFacts {
  return {
    ...(country === undefined ? {} : { country: country.toUpperCase() }),
    ...(isFilled(organisation) ? { organisation: organisation.trim() } : {}),
    ...(year === undefined ? {} : { year }),
    topics: [...new Set((topics ?? []).map((topic) => topic.trim()))],
    ...(url === undefined ? {} : { url }),
  }
}
