import type { Format } from '@passerelle/domain'
import type { Limits, Unreadable } from '../limits.ts'
import type { Section } from '../piece.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { refusalOf } from './refusal.ts'
import { readText } from './text.ts'

/** The sections of a text with their translatable blocks, in the order of the source, or why it cannot be read. */
export function read(
  text: string,
  format: Format,
  limits: Limits,
  frontMatter: readonly string[],
): Iterable<Section | Unreadable> {
  const refusal = refusalOf(text, format, limits)
  if (refusal !== undefined) return [refusal]
  switch (format) {
    case 'markdown':
      return readMarkdown(text, limits, new Set(frontMatter))
    case 'html':
      return [{ text, blocks: readHtml(text) }]
    case 'text':
      return [{ text, blocks: readText(text) }]
  }
}
