import { type InlineCode, type PlacedPart, placedParts, plainText } from '@passerelle/domain'
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

/** A place that a finding points at, in UTF-16 code units of the text with its codes; empty where something is missing. */
export interface Flaw {
  readonly start: number
  readonly end: number
  readonly message: string
}

/**
 * A segment's text for the eye: codes as chips, unseen characters as marks, what findings point at as marked, everything
 * else as plain text.
 */
export function inlineText(
  tongue: Tongue,
  text: string,
  codes: readonly InlineCode[],
  flaws: readonly Flaw[] = [],
): ElementContent[] {
  const seen = ({ part, start, end }: PlacedPart): ElementContent[] =>
    part.type === 'text'
      ? plainWithMarks(tongue, plainText(text.slice(start, end)))
      : [chip(tongue, part, codes)]
  let next = 0
  const sorted = flaws.toSorted((a, b) => a.start - b.start)
  const pieces = placedParts(text).flatMap((placed): ElementContent[] => {
    const out: ElementContent[] = []
    let at = placed.start
    for (let flaw = sorted[next]; flaw !== undefined && flaw.start < placed.end; flaw = sorted[next]) {
      next += 1
      if (flaw.start < at) continue
      if (flaw.start > at) out.push(...seen({ ...placed, start: at, end: flaw.start }))
      const end = Math.min(flaw.end, placed.end)
      out.push(flawMark(tongue, flaw, end > flaw.start ? seen({ ...placed, start: flaw.start, end }) : []))
      at = end
    }
    return at < placed.end ? [...out, ...seen({ ...placed, start: at })] : out
  })
  return [...pieces, ...sorted.slice(next).map((flaw) => flawMark(tongue, flaw, []))]
}

const flawMark = (tongue: Tongue, { message }: Flaw, content: ElementContent[]): ElementContent =>
  content.length > 0
    ? h('mark.flaw', { title: message }, content)
    : h(
        'mark.flaw.flaw-gap',
        { title: message },
        h('span', { ariaHidden: 'true' }, '‸'),
        h('span.visually-hidden', `[${tongue.t('segment.gap')}]`),
      )
