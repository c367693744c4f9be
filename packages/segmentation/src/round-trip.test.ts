import { FORMATS, parseInline, type SegmentKey, writeInline } from '@passerelle/domain'
import { decodeHTML } from 'entities'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Extracted, extract } from './extract.ts'
import { isUnreadable } from './limits.ts'
import { merge } from './merge.ts'
import { randomDocuments, randomWords } from './random-documents.testing.ts'
import { render } from './render.ts'
import { lettersOf, rotated, structureOf } from './structure.testing.ts'

const NONE: ReadonlyMap<SegmentKey, string> = new Map()

const parts = (text: string, format: (typeof FORMATS)[number]): Extracted => {
  const extracted = extract(text, format, { language: 'fr' })
  if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
  return extracted
}

describe.each(FORMATS)('a random document in %s', (format) => {
  it('comes back byte for byte when nothing is translated', () => {
    fc.assert(
      fc.property(randomDocuments[format], (text) => {
        expect(merge(parts(text, format).skeleton, NONE)).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('comes back byte for byte when every target is its source', () => {
    fc.assert(
      fc.property(randomDocuments[format], (text) => {
        const { segments, skeleton } = parts(text, format)
        expect(merge(skeleton, new Map(segments.map(({ key, source }) => [key, source])))).toBe(text)
      }),
      { numRuns: 500 },
    )
  })

  it('has keys that are all different and the same every time', () => {
    fc.assert(
      fc.property(randomDocuments[format], (text) => {
        const keys = parts(text, format).segments.map(({ key }) => key)
        expect(new Set(keys).size).toBe(keys.length)
        expect(parts(text, format).segments.map(({ key }) => key)).toEqual(keys)
      }),
      { numRuns: 500 },
    )
  })

  it('has codes numbered from 1, and in the text just those', () => {
    fc.assert(
      fc.property(randomDocuments[format], (text) => {
        for (const { source, codes } of parts(text, format).segments) {
          expect(codes.map(({ id }) => id)).toEqual(codes.map((_, index) => index + 1))
          const ids = parseInline(source).flatMap((part) => (part.type === 'text' ? [] : [part.id]))
          expect([...new Set(ids)]).toEqual(codes.map(({ id }) => id))
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keeps its structure when every letter changes', () => {
    fc.assert(
      fc.property(randomDocuments[format], (text) => {
        // The renderer makes links of addresses in words, and other letters may not be an address.
        fc.pre(!/@|www\.|:\/\//.test(text))
        const { segments, skeleton } = parts(text, format)
        const merged = merge(skeleton, new Map(segments.map(({ key, source }) => [key, rotated(source)])))
        expect(structureOf(render(merged, format))).toBe(structureOf(render(text, format)))
      }),
      { numRuns: 1000 },
    )
  })

  it('changes in one segment only when one target changes', () => {
    fc.assert(
      fc.property(randomDocuments[format], fc.nat(), (text, pick) => {
        fc.pre(!/@|www\.|:\/\//.test(text))
        const { segments, skeleton } = parts(text, format)
        const changed = segments[pick % Math.max(1, segments.length)]
        if (changed === undefined) return
        const target = rotated(changed.source)
        const merged = merge(skeleton, new Map([[changed.key, target]]))
        expect(structureOf(render(merged, format))).toBe(structureOf(render(text, format)))
        expect(lettersOf(parts(merged, format).segments.map(({ source }) => source))).toBe(
          lettersOf(segments.map(({ key, source }) => (key === changed.key ? target : source))),
        )
      }),
      { numRuns: 1000 },
    )
  })

  it('changes in one span of its source only when one target changes', () => {
    fc.assert(
      fc.property(randomDocuments[format], fc.nat(), (text, pick) => {
        const { segments, skeleton } = parts(text, format)
        const segment = segments[pick % Math.max(1, segments.length)]
        if (segment === undefined) return
        const merged = merge(skeleton, new Map([[segment.key, `QQQ ${segment.source}`]]))
        const at = firstDifference(text, merged)
        const tail = lastDifference(text, merged, at)
        expect(
          text.slice(0, at) + merged.slice(at, merged.length - tail) + text.slice(text.length - tail),
        ).toBe(merged)
        expect(text.slice(at, text.length - tail).length).toBeLessThanOrEqual(
          spanOf(skeleton.parts, segment.key),
        )
      }),
      { numRuns: 500 },
    )
  })
})

const firstDifference = (a: string, b: string): number => {
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return at
}

const lastDifference = (a: string, b: string, from: number): number => {
  let tail = 0
  while (tail < Math.min(a.length, b.length) - from && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  return tail
}

/** The length of the source that a segment stands for. */
function spanOf(all: Extracted['skeleton']['parts'], key: SegmentKey): number {
  const length = (part: (typeof all)[number]): number =>
    typeof part === 'string' ? part.length : part.original.reduce((sum, inner) => sum + length(inner), 0)
  for (const part of all) {
    if (typeof part === 'string') continue
    if (part.key === key) return length(part)
    const inner = spanOf(part.original, key)
    if (inner > 0) return inner
  }
  return 0
}

describe('a target of any words', () => {
  const hosts: readonly (readonly [string, (typeof FORMATS)[number], number])[] = [
    ['Hello you', 'markdown', 0],
    ['a **bold** word', 'markdown', 0],
    ['a _slanted_ word, a [link](u "t") and `code` here', 'markdown', 0],
    ['# Hello *you*', 'markdown', 0],
    ['Hello\nyou\n===', 'markdown', 0],
    ['> - 1. deep *text* here\n', 'markdown', 0],
    ['| a *b* | c |\n|--|--|\n| d | e |', 'markdown', 0],
    ['- [ ] task', 'markdown', 0],
    ['- [label]\n\n[label]: /u', 'markdown', 0],
    ['![alt](u)', 'markdown', 0],
    ['see ![alt](u "title") there', 'markdown', 2],
    ['**All bold**', 'markdown', 0],
    ['<p>Hello <b>you</b></p>', 'html', 0],
    ['<img alt=bare src=x>', 'html', 0],
    ["<img alt='single' src=x>", 'html', 0],
    ['Hello you', 'text', 0],
  ]

  it.each(hosts)('reads in %j as just these words', (host, format, index) => {
    const { segments, skeleton } = parts(host, format)
    const segment = segments[index]
    if (segment === undefined) throw new Error('The host has no such segment.')
    const rendered = (words: string, blanks: boolean): string => {
      const target = reworded(segment.source, words, blanks)
      return readable(render(merge(skeleton, new Map([[segment.key, target]])), format))
    }
    fc.assert(
      fc.property(randomWords, fc.boolean(), (random, blanks) => {
        const words = random.replace(/\s+/g, ' ').trim()
        if (words === '') return
        // What another word of letters alone gives, with the words in its place.
        expect(rendered(words, blanks)).toBe(rendered('QQ', blanks).replaceAll('QQ', () => words))
      }),
      { numRuns: 1500 },
    )
  })
})

/** The words between the codes of a source, replaced, with or without the blanks around them. */
const reworded = (source: string, words: string, blanks: boolean): string =>
  writeInline(
    parseInline(source).map((part) => {
      if (part.type !== 'text') return part
      const [, before = '', after = ''] = /^(\s*).*?(\s*)$/.exec(part.value) ?? []
      return { type: 'text', value: blanks ? `${before}${words}${after}` : words }
    }),
  )

/** HTML with its tags made of characters that no text holds, so that references can be decoded and nothing is confused. */
const readable = (html: string | object): string =>
  decodeHTML(
    String(html)
      .replace(/<((?:[^<>"]|"[^"]*")*)>/g, '\u0001$1\u0002')
      .trimEnd(),
  )
