import type { Format } from '@passerelle/domain'
import { type Limits, tooLong, type Unreadable } from '../limits.ts'
import type { Block } from '../piece.ts'
import { readHtml } from './html.ts'
import { readMarkdown } from './markdown.ts'
import { readText } from './text.ts'

/** The translatable blocks of a text, in the order of the source, or why it cannot be read. */
export function read(text: string, format: Format, limits: Limits): Block[] | Unreadable {
  if (text.length > limits.maxLength) return tooLong(limits)
  switch (format) {
    case 'markdown':
      return readMarkdown(text, limits)
    case 'html':
      return readHtml(text, limits)
    case 'text':
      return readText(text)
  }
}
