import {
  type CaseContent,
  type Detection,
  type Locale,
  plainText,
  type Revision,
  type Segment,
  UND,
} from '@passerelle/domain'
import { detectDocument, type SpanText, spanLanguages, variantOf, weigh } from '@passerelle/language'
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
  const detected = detectDocument(textsOf(content, first))
  const verdict = weigh({ declared: declaredLanguage, interfaceLanguage, detected })
  const detection = withVariant(verdict, wordsOf(content, first))
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
  const languages = spanLanguages(document.segments.map(spanText), language, { mistakes })
  const segments = document.segments.map((segment, index): Segment => {
    const own = languages[index] ?? null
    return own === null ? segment : { ...segment, language: own }
  })
  return { ...document, segments }
}

/**
 * The texts by which a language is told, the body's first, since a detector may look at the beginning alone. They come from the fields
 * that are translated and from nothing else that was submitted.
 */
export function textsOf(content: CaseContent, { segments }: Document): readonly SpanText[] {
  const texts = [
    ...segments.filter(({ field }) => field === 'body'),
    ...segments.filter(({ field }) => field !== 'body'),
  ].map(spanText)
  return texts.length === 0 ? [{ field: 'title', words: content.title }] : texts
}

/** The same in one text. */
export const wordsOf = (content: CaseContent, document: Document): string =>
  textsOf(content, document)
    .map(({ words }) => words)
    .join('\n')

const spanText = ({ field, source }: Segment): SpanText => ({ field, words: plainText(source) })
