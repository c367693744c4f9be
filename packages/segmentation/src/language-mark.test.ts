import { FORMATS, type Format, type Locale, locale, type SegmentKey } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { extract } from './extract.ts'
import { withoutSpans } from './language-mark.ts'
import { isUnreadable } from './limits.ts'
import { randomDocuments } from './random-documents.testing.ts'
import { render } from './render.ts'
import { renderMerged } from './render-merged.ts'

/** A text as HTML with some of its segments marked as being in `tag`. */
function renderMarked(
  text: string,
  format: Format,
  isMarked: (source: string, index: number) => boolean,
  tag = 'en',
): string {
  const extracted = extract(text, format, { language: 'fr' })
  if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
  const languages = new Map<SegmentKey, Locale>(
    extracted.segments.flatMap(({ key, source }, index) =>
      isMarked(source, index) ? [[key, locale(tag)]] : [],
    ),
  )
  const html = renderMerged(extracted.skeleton, new Map(), languages)
  if (typeof html !== 'string') throw new Error(html.unreadable)
  return html
}

const quoted = (source: string): boolean => source.includes('Open')

describe('a segment in another language', () => {
  it.each<[Format, string, string]>([
    [
      'markdown',
      'Il dit. Open *it* all.',
      '<p>Il dit. <span lang="en" dir="ltr">Open <em>it</em> all.</span></p>',
    ],
    ['markdown', '**Open it all.**', '<p><span lang="en" dir="ltr"><strong>Open it all.</strong></span></p>'],
    ['markdown', '## Open it all', '<h2><span lang="en" dir="ltr">Open it all</span></h2>'],
    [
      'markdown',
      '> _Open_ it\n> all.',
      '<blockquote>\n<p><span lang="en" dir="ltr"><em>Open</em> it\nall.</span></p>\n</blockquote>',
    ],
    ['html', '<p>Il dit. Open it all.</p>', '<p>Il dit. <span lang="en" dir="ltr">Open it all.</span></p>'],
    ['text', 'Il dit. Open <it> all.', '<p>Il dit. <span lang="en" dir="ltr">Open &#x3C;it> all.</span></p>'],
  ])('carries lang and dir in %s: %s', (format, text, html) => {
    expect(renderMarked(text, format, quoted).replaceAll('&lt;', '&#x3C;').replaceAll('&gt;', '>')).toBe(html)
  })
  it('that is read from right to left says so', () => {
    expect(renderMarked('Il dit. Open it all.', 'markdown', quoted, 'ar')).toContain(
      '<span lang="ar" dir="rtl">',
    )
  })
  it('is left alone where its place holds words only', () => {
    expect(renderMarked('![Open it all](https://a.example/b.png)', 'markdown', quoted)).toContain(
      'alt="Open it all"',
    )
  })
})

test('noncharacters of a submitted text are no marks and no markup', () => {
  const html = render('a\uFDD0"><script>\uFDD1b\uFDD2 \uFDD0en\uFDD1 c', 'text')
  expect(html).not.toMatch(/<script|<span/)
})

describe.each(FORMATS)('in a random document in %s', (format) => {
  it('marks change nothing but that they are there', () => {
    fc.assert(
      fc.property(randomDocuments[format], fc.integer({ min: 1, max: 3 }), (text, every) => {
        const plain = renderMarked(text, format, () => false)
        const marked = renderMarked(text, format, (_, index) => index % every === 0, 'tlh')
        expect(withoutSpans(marked)).toBe(withoutSpans(plain))
      }),
      { numRuns: 150 },
    )
  })
})
