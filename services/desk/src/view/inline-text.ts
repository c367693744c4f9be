import { type InlineCode, type PlacedPart, placedParts, plainText } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { ElementContent } from 'hast'
import { chip } from './chips.ts'
import { type Mark, marksOf, splitMarks } from './marks.ts'
import type { Tongue } from './tongue.ts'

// Spaces that are at home in numbers and in French: shown, but not explained at every segment.
const SPACES = new Set(['NBSP', 'NNBSP', 'FSP', 'THSP'])

/** Words with every unseen character as a visible mark. */
export function plainWithMarks(tongue: Tongue, text: string): ElementContent[] {
  return splitMarks(text).map((stretch): ElementContent => {
    if (stretch.type === 'plain') return { type: 'text', value: stretch.value }
    const name = nameOf(tongue, stretch)
    return SPACES.has(stretch.label)
      ? h('span.unseen.unseen-space', { role: 'img', ariaLabel: name, title: name }, '⍽')
      : h('span.unseen', { role: 'img', ariaLabel: name, title: name }, stretch.label)
  })
}

const nameOf = (tongue: Tongue, { label, codePoint }: Mark): string =>
  label === codePoint ? tongue.t('mark.other', { codePoint }) : `${tongue.t(`mark.${label}`)} (${codePoint})`

/** The unseen characters of a text by name, as a list under it, for who can't point at a mark; nothing when it has none. */
export function markLegend(tongue: Tongue, text: string): Element[] {
  const marks = marksOf(text).filter(({ label }) => !SPACES.has(label))
  return marks.length === 0
    ? []
    : [
        h(
          'ul.legend',
          { ariaLabel: tongue.t('mark.legend') },
          marks.map((mark) =>
            h('li', h('span.unseen', { ariaHidden: 'true' }, mark.label), ' ', nameOf(tongue, mark)),
          ),
        ),
      ]
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
