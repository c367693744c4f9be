import { type Format, plainText } from '@passerelle/domain'
import { extract } from './extract.ts'
import { isUnreadable, LIMITS, type Limits, type Unreadable } from './limits.ts'

/**
 * The words of a text as a person reads them, a line for each block or sentence: without markup, code, addresses and
 * whatever else is not translated. What language detection looks at.
 */
export function plainOf(text: string, format: Format, limits: Limits = LIMITS): string | Unreadable {
  const extracted = extract(text, format, { language: 'und', limits })
  if (isUnreadable(extracted)) return extracted
  return extracted.segments.map(({ source }) => plainText(source)).join('\n')
}
