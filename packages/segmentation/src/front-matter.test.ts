import { escapeInline } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { type Extracted, extract } from './extract.ts'
import { isUnreadable } from './limits.ts'
import { merge } from './merge.ts'
import { randomWords } from './random-documents.testing.ts'

const extracted = (text: string, frontMatter?: readonly string[]): Extracted => {
  const result = extract(text, 'markdown', {
    language: 'en',
    ...(frontMatter === undefined ? {} : { frontMatter }),
  })
  if (isUnreadable(result)) throw new Error(result.unreadable)
  return result
}

const sources = (text: string, frontMatter?: readonly string[]): string[] =>
  extracted(text, frontMatter).segments.map(({ source }) => source)

const filled = (text: string, target: string): string => {
  const { segments, skeleton } = extracted(text)
  return merge(skeleton, new Map(segments.map(({ key }) => [key, escapeInline(target)])))
}

const YAML = `---
title: Plain # a comment
subtitle: 'It''s one'
summary: "Say \\"hi\\" \\u00e9"
description: >-
  Folded one
  and two. Three.

  Next.
abstract: |
  Line one
  line two
excerpt: Two
  lines
caption: &x !!js/function "f"
slug: kept
tags: [a, b]
params:
  title: Deeper
---
`

describe('the front matter of a Markdown document', () => {
  it('gives the values of the keys that people read, in every style of YAML', () => {
    expect(sources(YAML)).toEqual([
      'Plain',
      "It's one",
      'Say "hi" é',
      'Folded one and two.',
      'Three.',
      'Next.',
      'Line one',
      'line two',
      'Two lines',
      'f',
    ])
    expect(merge(extracted(YAML).skeleton, new Map())).toBe(YAML)
  })

  it('gives those of TOML, from above the first table only', () => {
    const toml = '+++\ntitle = "A \\"b\\"" # c\nsummary = \'d\'\n[params]\ntitle = "e"\n+++\n'
    expect(sources(toml)).toEqual(['A "b"', 'd'])
    expect(filled(toml, 'x "y" \\')).toBe(
      '+++\ntitle = "x \\"y\\" \\\\" # c\nsummary = "x \\"y\\" \\\\"\n[params]\ntitle = "e"\n+++\n',
    )
  })

  it('gives those of the keys that the caller names, or none', () => {
    expect(sources('---\ntitle: a\nlead: b\n---\n', ['lead'])).toEqual(['b'])
    expect(sources('---\ntitle: a\n---\n\nc', [])).toEqual(['c'])
  })

  it('takes any words and stays YAML that says just them', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          randomWords,
          fc.constantFrom('true', 'null', 'no', '~', '12', 'a: b', 'a #b', '- a', '"', "'", '@a', 'a:'),
        ),
        (random) => {
          const words = random.replace(/\s+/g, ' ').trim()
          if (words === '') return
          for (const style of ['a', '"a"', "'a'", '|-\n  a', '>-\n  a', 'a\n  b', '&x a', '!!str a']) {
            const { title, after } = parse(
              filled(`---\ntitle: ${style}\nafter: 1\n---\n`, words).slice(4, -4),
            )
            expect({ title, after }).toEqual({ title: words, after: 1 })
          }
        },
      ),
    )
  })

  it('is kept as it stands where it is no sound string, and is never evaluated (D10)', () => {
    const bomb = 'a: &a [x]\nb: &b [*a, *a]\nc: &c [*b, *b]\n'
    for (const entry of [
      'title:',
      'title: "open',
      'title: [a]',
      'title: *a',
      '{title: a}',
      '- title: a',
      'title: a: b',
      '__proto__: {title: a}',
      bomb,
    ]) {
      const text = `---\n${entry}\n---\n`
      expect(sources(text)).toEqual([])
      expect(merge(extracted(text).skeleton, new Map())).toBe(text)
    }
    expect(Object.hasOwn(Object.prototype, 'title')).toBe(false)
  })
})
