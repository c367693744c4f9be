import {
  type CaseContent,
  type Detection,
  type Locale,
  plainText,
  type Revision,
  type Segment,
  UND,
} from '@passerelle/domain'
import { detect, spanLanguages, variantOf, weigh } from '@passerelle/language'
import type { WithParser } from './deps.ts'
import type { Document, Unreadable } from './ports/index.ts'

/**
 * Takes a revision apart and weighs its language. The text is taken apart before its language is known, for its words, and again by
 * that language's rules.
 */
export async function readContent(
  deps: WithParser,
  revision: Pick<Revision, 'content' | 'declaredLanguage' | 'interfaceLanguage'>,
): Promise<{ readonly document: Document; readonly detection: Detection } | Unreadable> {
  const { content, declaredLanguage, interfaceLanguage } = revision
  const first = await deps.parser.extract(content, UND)
  if ('unreadable' in first) return first
  const words = wordsOf(content, first)
  const detected = detect(words)
  const detection = withVariant(weigh({ declared: declaredLanguage, interfaceLanguage, detected }), words)
  if (detection.language === UND || detection.decision === 'ask') return { document: first, detection }
  const document = await readAs(deps, content, detection.language)
  return 'unreadable' in document ? document : { document, detection }
}

/** A detection with the variant of its language that the words show, if they do. */
export function withVariant(detection: Detection, words: string): Detection {
  const variant = variantOf(words, detection.language)
  return variant === undefined ? detection : { ...detection, variant }
}

/**
 * Takes a content apart by the rules of its language, and marks the segments that are in another.
 * @param mistakes what it was taken for before a person said its language
 */
export async function readAs(
  deps: WithParser,
  content: CaseContent,
  language: Locale,
  mistakes: readonly Locale[] = [],
): Promise<Document | Unreadable> {
  const document = await deps.parser.extract(content, language)
  if ('unreadable' in document) return document
  const texts = document.segments.map(({ field, source }) => ({ field, words: plainText(source) }))
  const languages = spanLanguages(texts, language, { mistakes })
  const segments = document.segments.map((segment, index): Segment => {
    const own = languages[index] ?? null
    return own === null ? segment : { ...segment, language: own }
  })
  return { ...document, segments }
}

/**
 * The words by which a language is told, its body first, since a detector may look at the beginning alone. They come from the
 * fields that are translated and from nothing else that was submitted.
 */
export function wordsOf(content: CaseContent, document: Document): string {
  const body = document.segments.filter(({ field }) => field === 'body')
  const rest = document.segments.filter(({ field }) => field !== 'body')
  const text = [...body, ...rest].map(({ source }) => plainText(source)).join('\n')
  return text === '' ? content.title : text
}
