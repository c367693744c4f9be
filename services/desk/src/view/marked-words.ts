import { type Element, h } from '@passerelle/page'
import type { ElementContent } from 'hast'

/** A text with every occurrence of some words in it marked; capitals don't count, and nothing in the words is a pattern. */
export function markedWords(text: string, words: readonly string[]): (ElementContent | Element)[] {
  const literal = words
    .toSorted((a, b) => b.length - a.length)
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
  if (literal.length === 0) return [{ type: 'text', value: text }]
  // With a group in it, what stands between the words and the words themselves take turns.
  return text
    .split(new RegExp(`(${literal.join('|')})`, 'giu'))
    .map((part, index) => (index % 2 === 1 ? h('mark', part) : { type: 'text', value: part }))
}
