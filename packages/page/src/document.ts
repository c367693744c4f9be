import type { Direction, Locale } from '@passerelle/domain'
import type { Element } from 'hast'
import type { Asset } from './asset.ts'
import { pageIcon, pageStyles } from './assets.ts'
import { type Child, h, render } from './tree.ts'

/** The same page in another language. */
export interface Alternate {
  /** A BCP 47 tag, or `x-default`. */
  readonly hreflang: string
  /** Absolute, as search engines ask. */
  readonly href: string
}

/** A whole page. */
export interface PageDocument {
  /** The language of the interface; texts in another mark themselves. */
  readonly lang: Locale
  readonly dir: Direction
  /** Plain text; the site's name is the caller's to add. */
  readonly title: string
  readonly description?: string | undefined
  readonly canonical?: string | undefined
  readonly alternates?: readonly Alternate[]
  /** Keeps the page out of search engines; its links are followed all the same. */
  readonly noindex?: boolean
  readonly feed?: { readonly href: string; readonly title: string }
  /** Stylesheets beside the shared one. */
  readonly styles?: readonly Asset[]
  /** Module scripts, loaded after the page; every page must work without them. */
  readonly scripts?: readonly Asset[]
  /** Further elements of the head. */
  readonly head?: Child
  /** A class of the body, for a service's own styles. */
  readonly bodyClass?: string
  readonly body: Child
}

/** A page as HTML text, from its doctype on. Nothing in it is inline, so no exception in the CSP is needed. */
export function document(page: PageDocument): string {
  const head = h(
    'head',
    h('meta', { charSet: 'utf-8' }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('title', page.title),
    about(page),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'theme-color', content: '#fbf9f4', media: '(prefers-color-scheme: light)' }),
    h('meta', { name: 'theme-color', content: '#10181a', media: '(prefers-color-scheme: dark)' }),
    h('link', { rel: 'icon', type: 'image/svg+xml', href: pageIcon.path }),
    [pageStyles, ...(page.styles ?? [])].map(({ path }) => h('link', { rel: 'stylesheet', href: path })),
    (page.scripts ?? []).map(({ path }) => h('script', { type: 'module', src: path })),
    page.head ?? null,
  )
  const body = h('body', page.bodyClass === undefined ? {} : { className: [page.bodyClass] }, page.body)
  const html = h('html', { lang: page.lang, dir: page.dir }, head, body)
  return render({ type: 'root', children: [{ type: 'doctype' }, html] })
}

function about(page: PageDocument): Element[] {
  const { description, canonical, alternates = [], noindex, feed } = page
  return [
    ...(description === undefined ? [] : [h('meta', { name: 'description', content: description })]),
    ...(noindex === true ? [h('meta', { name: 'robots', content: 'noindex, follow' })] : []),
    ...(canonical === undefined ? [] : [h('link', { rel: 'canonical', href: canonical })]),
    ...alternates.map(({ hreflang, href }) => h('link', { rel: 'alternate', hrefLang: hreflang, href })),
    ...(feed === undefined
      ? []
      : [h('link', { rel: 'alternate', type: 'application/atom+xml', href: feed.href, title: feed.title })]),
    h('meta', { property: 'og:title', content: page.title }),
    h('meta', { property: 'og:type', content: 'website' }),
    ...(description === undefined ? [] : [h('meta', { property: 'og:description', content: description })]),
  ]
}
