import type { Format } from '@passerelle/domain'
import { type Limits, tooDeep, tooLong, type Unreadable } from '../limits.ts'
import { depthOf, markupOf } from './html-tokens.ts'
import { nestsTooDeep } from './markdown-guard.ts'

/** Why a text must not even be given to a parser, told in linear time; undefined when it may. */
export function refusalOf(text: string, format: Format, limits: Limits): Unreadable | undefined {
  if (text.length > limits.maxLength) return tooLong(limits)
  if (format === 'text') return undefined
  if (format === 'markdown' && nestsTooDeep(text, limits.maxDepth)) return tooDeep(limits)
  return text.includes('<') && depthOf(markupOf(text)) > limits.maxDepth ? tooDeep(limits) : undefined
}
