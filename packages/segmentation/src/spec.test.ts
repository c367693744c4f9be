import type { SegmentKey } from '@passerelle/domain'
import spec from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'
import { isUnreadable } from './limits.ts'
import { merge } from './merge.ts'
import { render } from './render.ts'
import { rotated, structureOf } from './structure.testing.ts'

const NONE: ReadonlyMap<SegmentKey, string> = new Map()

describe('every example of the CommonMark specification', () => {
  // The specification writes tabs as arrows.
  const examples = spec.tests.map((example) => ({
    ...example,
    markdown: example.markdown.replaceAll('→', '\t'),
  }))

  it('is there', () => expect(examples.length).toBeGreaterThan(600))

  it.each(examples)('$number ($section) comes back byte for byte', ({ markdown }) => {
    const extracted = extract(markdown, 'markdown', { language: 'en' })
    if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
    expect(merge(extracted.skeleton, NONE)).toBe(markdown)
  })

  it.each(examples)('$number ($section) keeps its structure when every letter changes', ({ markdown }) => {
    const extracted = extract(markdown, 'markdown', { language: 'en' })
    if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
    const targets = new Map(extracted.segments.map(({ key, source }) => [key, rotated(source)]))
    const merged = merge(extracted.skeleton, targets)
    expect(structureOf(render(merged, 'markdown'))).toBe(structureOf(render(markdown, 'markdown')))
  })
})
