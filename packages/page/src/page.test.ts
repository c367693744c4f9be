import { locale } from '@passerelle/domain'
import Fastify from 'fastify'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, test } from 'vitest'
import { pageNumbers } from './components/pagination.ts'
import {
  document,
  fragment,
  h,
  languageProps,
  type Nodes,
  pageAssets,
  pageStyles,
  render,
  serveAssets,
  skipLink,
  words,
} from './index.ts'

const HOSTILE = `"><script>alert(1)</script><img src=x onerror=alert(1)>&amp;' style="x"`

const FORBIDDEN = ['script', 'style', 'iframe', 'form', 'button', 'base', 'svg', 'math', 'object', 'embed']

/** What a browser would find dangerous in a page, reading it as a browser does. */
function danger(html: string): string[] {
  const walk = (node: Nodes): string[] => {
    if (node.type !== 'element') return 'children' in node ? node.children.flatMap(walk) : []
    const names = FORBIDDEN.includes(node.tagName) ? [node.tagName] : []
    const properties = Object.entries(node.properties).flatMap(([name, value]) =>
      /^on|^style$/i.test(name) || /^\s*(?:javascript|data):/i.test(String(value)) ? [name] : [],
    )
    return [...names, ...properties, ...node.children.flatMap(walk)]
  }
  return walk(fromHtml(html))
}

test('what is dangerous is found by the test itself', () => {
  expect(danger('<p onclick=x><script></script><a href="javascript:1">')).toEqual([
    'onClick',
    'script',
    'href',
  ])
})

describe('a page', () => {
  const html = document({
    lang: locale('ar'),
    dir: 'rtl',
    title: HOSTILE,
    description: HOSTILE,
    canonical: 'https://example.org/ar/',
    alternates: [{ hreflang: 'x-default', href: 'https://example.org/' }],
    noindex: true,
    body: h('p', { title: HOSTILE }, HOSTILE, words(HOSTILE, locale('fr'))),
  })

  test('says its language and direction', () => {
    expect(html).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
  })

  test('prints hostile text as text everywhere', () => {
    expect(danger(html)).toEqual([])
    expect(html).toContain('&#x3C;script>')
  })

  test('has nothing inline that a strict CSP would stop', () => {
    const inline = document({ lang: locale('en'), dir: 'ltr', title: 'x', body: skipLink('Skip') })
    expect(danger(inline)).toEqual([])
  })

  test('colours the browser as its own paper', () => {
    const colours = [...html.matchAll(/name="theme-color" content="(#[0-9a-f]{6})"/g)].map(
      (match) => match[1],
    )
    expect(colours).toHaveLength(2)
    for (const colour of colours) expect(pageStyles.body).toContain(`--paper: ${colour};`)
  })

  test('tells search engines what it was told', () => {
    expect(html).toContain('<meta name="robots" content="noindex, follow">')
    expect(html).toContain('<link rel="canonical" href="https://example.org/ar/">')
    expect(html).toContain('<link rel="alternate" hreflang="x-default" href="https://example.org/">')
  })
})

describe('a published fragment', () => {
  const shown = (html: string): string => render(fragment(html))

  test.each([
    '<script>alert(1)</script>',
    '<p onclick="alert(1)">x</p>',
    '<a href="javascript:alert(1)">x</a>',
    '<a href="data:text/html,x">x</a>',
    '<svg><script>alert(1)</script></svg>',
    '<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
    '<iframe src="https://example.org"></iframe>',
    '<style>body{display:none}</style>',
    '<form action="/language"><button>x</button></form>',
    '<p style="position:fixed">x</p>',
    '<img src="x" onerror="alert(1)">',
    '<base href="https://evil.example/">',
    '<meta http-equiv="refresh" content="0">',
  ])('loses what is dangerous in %j', (html) => {
    expect(danger(shown(html))).toEqual([])
  })

  test('cannot take the names of the page', () => {
    expect(shown('<p id="main">x</p><a id="content-body-fn" name="field-q">y</a>')).toBe(
      '<p>x</p><a id="content-body-fn">y</a>',
    )
  })

  test('keeps the links of its footnotes', () => {
    const footnote = '<a href="#content-body-fn-1" id="content-body-fnref-1">1</a>'
    expect(shown(footnote)).toContain('href="#content-body-fn-1"')
    expect(shown(footnote)).toContain('id="content-body-fnref-1"')
  })

  test('lets a keyboard reach what scrolls sideways', () => {
    expect(shown('<pre>a</pre>')).toBe('<pre tabindex="0">a</pre>')
    expect(shown('<table><tbody><tr><td>a</td></tr></tbody></table>')).toMatch(/^<table tabindex="0">/)
  })

  test('puts its headings below those of the page, keeping their order', () => {
    expect(shown('<h1>a</h1><h2>b</h2>')).toBe('<h2>a</h2><h3>b</h3>')
    expect(shown('<h3>a</h3><h4>b</h4>')).toBe('<h2>a</h2><h3>b</h3>')
    expect(render(fragment('<h2>a</h2>', { topHeading: 3 }))).toBe('<h3>a</h3>')
  })
})

describe('an asset', () => {
  test('is served for a year under an address that holds its hash', async () => {
    const app = Fastify()
    serveAssets(app, pageAssets)
    serveAssets(app, pageAssets)
    const answer = await app.inject(pageStyles.path)
    expect(pageStyles.path).toMatch(/^\/assets\/page\.[0-9a-f]{12}\.css$/)
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect(answer.headers['content-type']).toBe('text/css; charset=utf-8')
    expect(answer.body).toBe(pageStyles.body)
    await app.close()
  })

  test('that holds styles never says left or right, so that pages can run either way', () => {
    const physical = String(pageStyles.body)
      .split('\n')
      .filter((line) =>
        /(?:margin|padding|border)-(?:left|right)|^\s*(?:left|right):|text-align: right|float:/.test(line),
      )
    expect(physical).toEqual([])
  })
})

describe('the numbers of a pagination', () => {
  test('are few, with gaps between them', () => {
    expect(pageNumbers(1, 3)).toEqual([1, 2, 3])
    expect(pageNumbers(5, 12)).toEqual([1, 0, 4, 5, 6, 0, 12])
    expect(pageNumbers(12, 12)).toEqual([1, 0, 11, 12])
  })
})

describe('a text in another language than its page', () => {
  test('says its language and direction', () => {
    expect(languageProps(locale('ar'), locale('en'))).toEqual({ lang: 'ar', dir: 'rtl' })
    expect(languageProps(locale('en'), locale('en'))).toEqual({})
    expect(render(words('العربية', locale('ar')))).toBe('<bdi lang="ar" dir="rtl">العربية</bdi>')
  })
})
