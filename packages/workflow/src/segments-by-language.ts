import { type Locale, type Segment, segmentLanguage, type Translation } from '@passerelle/domain'

/** The segments by the language that they are written in, the document's own first: each has other engines and another memory. */
export function byLanguage<Of extends Segment>(
  translation: Pick<Translation, 'source'>,
  segments: readonly Of[],
): [Locale, readonly Of[]][] {
  const languages = new Set([
    translation.source,
    ...segments.map((segment) => segmentLanguage(segment, translation.source)),
  ])
  return [...languages].map((language) => [
    language,
    segments.filter((segment) => segmentLanguage(segment, translation.source) === language),
  ])
}
