import { parseInline, type SegmentKey } from '@passerelle/domain'
import { describe, expect, it } from 'vitest'
import { type Extracted, extract } from './extract.ts'
import { isUnreadable } from './limits.ts'
import { merge } from './merge.ts'
import { render } from './render.ts'
import { EXAMPLES } from './specifications.testing.ts'
import { lettersOf, rotated, structureOf } from './structure.testing.ts'

const NONE: ReadonlyMap<SegmentKey, string> = new Map()

const parts = (markdown: string): Extracted => {
  const extracted = extract(markdown, 'markdown', { language: 'en' })
  if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
  return extracted
}

// The renderer makes links of addresses in words, and other letters may not be an address.
const holdsAddress = (source: string): boolean =>
  parseInline(source).some((part) => part.type === 'text' && /@|www\./.test(part.value))

describe('every example of the CommonMark and the GFM specification', () => {
  it('is there', () => {
    expect(EXAMPLES.filter(({ name }) => name.startsWith('CommonMark')).length).toBeGreaterThan(600)
    expect(EXAMPLES.filter(({ name }) => name.startsWith('GFM')).length).toBeGreaterThan(600)
  })

  it.each(EXAMPLES)('$name comes back byte for byte', ({ markdown }) => {
    expect(merge(parts(markdown).skeleton, NONE)).toBe(markdown)
  })

  it.each(EXAMPLES)('$name keeps its structure when every letter changes', ({ markdown }) => {
    const { segments, skeleton } = parts(markdown)
    if (segments.some(({ source }) => holdsAddress(source))) return
    const merged = merge(skeleton, new Map(segments.map(({ key, source }) => [key, rotated(source)])))
    expect(structureOf(render(merged, 'markdown'))).toBe(structureOf(render(markdown, 'markdown')))
  })

  it.each(EXAMPLES)('$name changes in one segment only when one target changes', ({ markdown }) => {
    const { segments, skeleton } = parts(markdown)
    // A bare address whose neighbour changes is written as a link with its address as text.
    if (/www\./.test(markdown)) return
    for (const { key, source } of segments.filter((segment) => !holdsAddress(segment.source))) {
      const target = rotated(source)
      const merged = merge(skeleton, new Map([[key, target]]))
      expect(structureOf(render(merged, 'markdown'))).toBe(structureOf(render(markdown, 'markdown')))
      expect(lettersOf(parts(merged).segments.map((segment) => segment.source))).toBe(
        lettersOf(segments.map((segment) => (segment.key === key ? target : segment.source))),
      )
    }
  })
})
