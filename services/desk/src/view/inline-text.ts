import { type InlineCode, parseInline } from '@passerelle/domain'
import { h } from '@passerelle/page'
import type { ElementContent } from 'hast'
import { chip } from './chips.ts'
import { splitMarks } from './marks.ts'
import type { Tongue } from './tongue.ts'

const SPACES = new Set(['NBSP', 'NNBSP'])

/** Words with every unseen character as a visible mark. */
export function plainWithMarks(tongue: Tongue, text: string): ElementContent[] {
  return splitMarks(text).map((stretch): ElementContent => {
    if (stretch.type === 'plain') return { type: 'text', value: stretch.value }
    const name = tongue.t(`mark.${stretch.label}`)
    const title = `${name} (${stretch.codePoint})`
    return SPACES.has(stretch.label)
      ? h('span.unseen.unseen-space', { title }, '⍽')
      : h('span.unseen', { title }, stretch.label)
  })
}

/** A segment's text for the eye: codes as chips, unseen characters as marks, everything else as plain text. */
export const inlineText = (tongue: Tongue, text: string, codes: readonly InlineCode[]): ElementContent[] =>
  parseInline(text).flatMap((part) =>
    part.type === 'text' ? plainWithMarks(tongue, part.value) : [chip(tongue, part, codes)],
  )
