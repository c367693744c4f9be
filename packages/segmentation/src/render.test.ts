import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { describe, expect, it } from 'vitest'
import { render, sanitizeSource } from './render.ts'

const PAYLOADS: readonly string[] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)><a xlink:href="javascript:alert(1)">x</a></svg>',
  '<math><mi//xlink:href="data:x,<script>alert(1)</script>">',
  '<a href="javascript:alert(1)">x</a>',
  '<a href="&#106;avascript:alert(1)">x</a>',
  '<a href="data:text/html,<script>alert(1)</script>">x</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<style>*{background:url(javascript:alert(1))}</style>',
  '<p style="background:url(x)" onclick="alert(1)">x</p>',
  '<form action="https://a.example"><input name=password><button>x</button></form>',
  '<base href="https://a.example"><meta http-equiv=refresh content="0;url=https://a.example">',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  '<template><script>alert(1)</script></template>',
  '<object data="x"></object><embed src="x">',
  '[x](javascript:alert(1))',
  '[x](JaVaScRiPt:alert(1))',
  '![x](data:text/html;base64,PHN2Zz4=)',
  '[x]: javascript:alert(1)\n\n[x]',
  '<javascript:alert(1)>',
]

const FORBIDDEN = new Set(
  'script svg math iframe style form button base meta object embed template'.split(' '),
)

/** The elements and attributes with power that a browser would find. */
function powersIn(html: string): string[] {
  const found: string[] = []
  const open: DefaultTreeAdapterTypes.ParentNode[] = [parseFragment(html)]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const child of node.childNodes) {
      if (!('tagName' in child)) continue
      open.push(child)
      if (FORBIDDEN.has(child.tagName)) found.push(child.tagName)
      for (const { name, value } of child.attrs) {
        const link = name === 'href' || name === 'src'
        if (/^on|^style$/.test(name) || (link && /^\s*(?:javascript|data)/i.test(value)))
          found.push(`${name}=${value}`)
      }
    }
  }
  return found
}

describe('rendered text', () => {
  it.each(PAYLOADS)('holds nothing that acts: %s (S1, S2)', (payload) => {
    for (const format of ['markdown', 'html', 'text'] as const) {
      expect(powersIn(String(render(payload, format)))).toEqual([])
    }
    expect(powersIn(String(sanitizeSource(payload, 'html')))).toEqual([])
  })

  it('would be told apart from text that acts', () => {
    expect(powersIn('<p onclick="a()"><a href="javascript:a()">x</a><svg></svg>')).toHaveLength(3)
  })

  it('prefixes ids and leads local links to them, so that no content takes a name of the page', () => {
    expect(render('<h2 id="top">A</h2><a href="#top">B</a>', 'html', { idPrefix: 'p-' })).toBe(
      '<h2 id="p-top">A</h2><a href="#p-top">B</a>',
    )
    const notes = String(render('A[^1].\n\n[^1]: B', 'markdown', { idPrefix: 'p-' }))
    expect(notes).toContain('href="#p-fn-1"')
    expect(notes).toContain('id="p-fn-1"')
  })

  it('adds no words in any language', () => {
    const words = String(render('A[^1].\n\n[^1]: B', 'markdown')).replace(/<[^>]*>/g, '')
    expect(words.replace(/\s+/g, '')).toBe('A1.B↩')
    expect(String(render('A[^1].\n\n[^1]: B', 'markdown'))).not.toMatch(/aria-label|Footnotes|sr-only/)
  })

  it('keeps the marks of Markdown and its raw HTML', () => {
    expect(render('a <mark>b</mark> ~~c~~ **d**', 'markdown')).toBe(
      '<p>a <mark>b</mark> <del>c</del> <strong>d</strong></p>',
    )
  })

  it('shows plain text as paragraphs with their lines, and never as markup', () => {
    expect(render('a <b>\nc & d\n\ne', 'text')).toBe('<p>a &lt;b&gt;<br>\nc &amp; d</p>\n<p>e</p>')
  })

  it('is the same whether a long text is read in chunks or not', () => {
    const start = 'A [link][x], a note[^n].\n\n'
    const end = '[x]: /u "t"\n\n[^n]: A note.\n'
    const filling = 'Words *and* words.\n\n'
    const long = String(render(`${start}${filling.repeat(2_000)}${end}`, 'markdown'))
    const short = String(render(`${start}${filling}${end}`, 'markdown'))
    const paragraph = '<p>Words <em>and</em> words.</p>\n'
    expect(long.replaceAll(paragraph, '')).toBe(short.replaceAll(paragraph, ''))
    expect(short).toContain('<a href="/u" title="t">link</a>')
  })

  it('is refused beyond the limits, with a sentence', () => {
    for (const [text, format] of [
      ['>'.repeat(5_000), 'markdown'],
      ['<div>'.repeat(5_000), 'html'],
      ['a '.repeat(1_000_000), 'text'],
    ] as const) {
      expect(render(text, format)).toMatchObject({ unreadable: expect.stringMatching(/^The text .*\.$/) })
    }
  })
})
