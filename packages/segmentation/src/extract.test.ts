import type { SegmentKey } from '@passerelle/domain'
import { describe, expect, it } from 'vitest'
import { type Extracted, extract } from './extract.ts'
import { isUnreadable } from './limits.ts'
import { merge } from './merge.ts'
import { plainOf } from './plain.ts'
import { render } from './render.ts'

const extracted = (
  text: string,
  format: 'markdown' | 'html' | 'text' = 'markdown',
  keyScope = 'body',
): Extracted => {
  const result = extract(text, format, { language: 'en', keyScope })
  if (isUnreadable(result)) throw new Error(result.unreadable)
  return result
}

const keys = (text: string, scope?: string): Record<string, SegmentKey> =>
  Object.fromEntries(extracted(text, 'markdown', scope).segments.map(({ source, key }) => [source, key]))

describe('the key of a segment', () => {
  it('stays when neighbours are added, moved and removed', () => {
    const before = keys('# A\n\nOne. Two. Three.\n')
    const after = keys('New.\n\nThree. Two.\n\n# A\n\nMore.\n')
    for (const source of ['A', 'Two.', 'Three.']) expect(after[source]).toBe(before[source])
  })

  it('stays when the address of a link changes, and goes when its text does', () => {
    expect(keys('a [b](c)')).toEqual(keys('a [b](d)'))
    expect(keys('a [b](c)')).not.toEqual(keys('a [x](c)'))
  })

  it('differs between fields and between equal sentences', () => {
    expect(keys('One.', 'body')).not.toEqual(keys('One.', 'title'))
    const repeated = extracted('Same. Same.\n\nSame.').segments.map(({ key }) => key)
    expect(new Set(repeated).size).toBe(3)
  })
})

/** The document with other targets for the given sources. */
const translated = (
  text: string,
  targets: Readonly<Record<string, string>>,
  format?: 'markdown' | 'html',
): string => {
  const { segments, skeleton } = extracted(text, format)
  return merge(
    skeleton,
    new Map(
      segments.flatMap(({ key, source }) => (targets[source] === undefined ? [] : [[key, targets[source]]])),
    ),
  )
}

describe('a long Markdown text', () => {
  const filling = 'Words *and* words.\n\n'.repeat(400)

  it.each([
    ['fenced code', '```\n', '```\n'],
    ['a comment', '<!--\n', '-->\n'],
    ['a script', '<script>\n', '</script>\n'],
  ])('keeps %s whole that reaches over the border of a chunk', (_, open, close) => {
    const text = `${filling}${open}let a\n\n${'Kept as it is.\n\n'.repeat(1_000)}${close}\nThe end.\n`
    const sources = extracted(text).segments.map(({ source }) => source)
    expect(sources.filter((source) => source !== 'Words <1>and</1> words.')).toEqual(['The end.'])
  })
})

describe('a whole page of HTML', () => {
  const page = `<!DOCTYPE html>
<html lang=en><head><title>The &amp; title</title><meta name="description" content='What it says'>
<meta name=viewport content="width=device-width"><meta property=og:title content=Shared>
<style>p { color: red }</style><script>if (a < b) say("No <p>")</script><template><p>No</template></head>
<body><!-- no --><!--[if IE]><p>No<![endif]-->
<nav aria-label="Main" aria-description=More><a href="/u" title="Up">Home</a></nav>
<table><caption>Rows</caption><tr><th>Head<td>Cell <kbd>No</kbd></table>
<figure><img src=a.png alt="A view"><figcaption>Seen.</figcaption></figure>
<dl><dt>Term<dd>Meaning</dl><details><summary>More</summary>Text<br>line</details>
<select><optgroup label=Group><option>Choice</select><button>Send</button><input placeholder="Name">
<p translate=no>No</p><p class="x notranslate">No</p><pre>No</pre><samp>No</samp><svg><text>No</text></svg><math><mi>No</mi></math>
<![CDATA[No]]><p>Unclosed <b>bold`

  it('gives everything that people read or hear, and nothing else', () => {
    const { segments, skeleton } = extracted(page, 'html')
    expect(segments.map(({ source }) => source)).toEqual([
      'The & title',
      'What it says',
      'Shared',
      'Main',
      'More',
      'Home',
      'Up',
      'Rows',
      'Head',
      'Cell <1/>',
      'A view',
      'Seen.',
      'Term',
      'Meaning',
      'More',
      'Text',
      'line',
      'Group',
      'Choice',
      'Send',
      'Name',
      'Unclosed <1/>bold',
    ])
    expect(merge(skeleton, new Map())).toBe(page)
  })
})

describe('a target', () => {
  it('never begins a block', () => {
    for (const start of [
      '# a',
      '> a',
      '- a',
      '+ a',
      '1. a',
      '12) a',
      '---',
      '===',
      '***',
      '___',
      '```',
      '~~~',
      '<div>',
      '[x]: y',
      '    a',
      '| a',
    ]) {
      const merged = translated('A.\n\n- B', { 'A.': start, B: start })
      expect(plainOf(merged, 'markdown')).toBe(
        `${start.trim()}\n${start.trim()}`
          .split('\n')
          .filter((line) => /[\p{L}\p{N}]/u.test(line))
          .join('\n'),
      )
      expect(
        extracted(merged)
          .skeleton.parts.filter((part) => typeof part === 'string')
          .join(''),
      ).toMatch(/- /)
    }
  })

  it('keeps the syntax of the source around it: marks, wrapped lines, references', () => {
    const source = '* __One__ two\n  three.\n* [label], [b][c]\n\n[label]: /u\n[c]: /v\n'
    expect(translated(source, { label: 'étiquette' })).toBe(source)
    expect(translated('* [label]\n\n[label]: /u\n', { label: 'étiquette' })).toBe(
      '* [étiquette][label]\n\n[label]: /u\n',
    )
    expect(translated('a\n__b__', { 'a <1>b</1>': 'c <1>d</1>' })).toBe('c __d__')
  })

  it('with codes missing, doubled, crossed or invented still makes a sound document', () => {
    const source = 'a **b** [c](u) `d`'
    const segment = 'a <1>b</1> <2>c</2> <3/>'
    const cases: readonly (readonly [string, string])[] = [
      ['x', 'x'],
      ['<3/><3/> <1>x</1><1>y</1>', '`d` **x**y'],
      ['<1>x <2>y</1> z</2>', '**x [y](u)** z'],
      ['<9>x</9> <8/>', 'x '],
      ['<1>x', '**x**'],
      ['<1/> x', ' x'],
    ]
    for (const [target, expected] of cases) expect(translated(source, { [segment]: target })).toBe(expected)
  })

  it('keeps half a pair that another sentence ends, wherever it was put and also where it was forgotten', () => {
    const source = 'Un **deux. Trois** quatre. Cinq.'
    expect(extracted(source).segments.map((segment) => segment.source)).toEqual([
      'Un <1>deux.',
      'Trois</1> quatre.',
      'Cinq.',
    ])
    const cases: readonly (readonly [string, string, string])[] = [
      ['Un <1>deux.', 'A <1>b.', 'A **b. Trois** quatre. Cinq.'],
      ['Un <1>deux.', 'A <1/>b.', 'A **b. Trois** quatre. Cinq.'],
      ['Un <1>deux.', 'A b.', 'A b.**<!----> Trois** quatre. Cinq.'],
      ['Trois</1> quatre.', '</1>A b.', 'Un **deux. A b.** Cinq.'],
      ['Trois</1> quatre.', 'A </1>b.', 'Un **deux. A** b. Cinq.'],
      ['Trois</1> quatre.', '</1>', source],
    ]
    for (const [segment, target, expected] of cases) {
      const merged = translated(source, { [segment]: target })
      expect(merged).toBe(expected)
      expect(String(render(merged, 'markdown'))).toMatch(/^<p>[^<]*<strong>[^<]*<\/strong>[^<]*<\/p>$/)
    }
  })

  it('keeps links that sentences share', () => {
    expect(translated('A [b. C](u) d.', { 'C</1> d.': 'E</1> f.' })).toBe('A [b. E](u) f.')
    expect(translated('<p>A <i>b. C</i> d.', { 'A <1>b.': '<1>E.' }, 'html')).toBe('<p><i>E. C</i> d.')
  })

  it('of an HTML document is text, whatever it says', () => {
    expect(
      translated('<p title=x>a <b>b</b>', { 'a <1>b</1>': '<i>c</i> & <1>d</1>', x: '"y" & z' }, 'html'),
    ).toBe('<p title="&quot;y&quot; &amp; z">&lt;i&gt;c&lt;/i&gt; &amp; <b>d</b>')
  })

  it('of Japanese sentences gets the space that other languages need between them', () => {
    expect(translated('文です。次です。', { '文です。': 'A.', '次です。': 'B.' })).toBe('A. B.')
  })
})
