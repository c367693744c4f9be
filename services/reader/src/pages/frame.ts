import type { Locale } from '@passerelle/domain'
import { localizedPath } from '@passerelle/i18n'
import {
  type Alternate,
  type Child,
  document,
  h,
  icon,
  languageSwitch,
  main,
  siteFooter,
  siteHeader,
  skipLink,
} from '@passerelle/page'
import type { Reader, Voice } from '../context.ts'
import { officialBanner } from '../parts/official-banner.ts'
import { rememberForm } from '../parts/remember-form.ts'
import { readerStyles } from '../styles.ts'

/** A page of the site, without what all of them have. */
export interface FramedPage {
  readonly voice: Voice
  /** Where absolute addresses begin. */
  readonly origin: string
  /** The page's own path below its locale, with its query: the same page in every locale. */
  readonly path: string
  readonly title: string
  readonly description?: string | undefined
  /** A path below the origin. */
  readonly canonical?: string
  readonly noindex?: boolean
  readonly alternates?: readonly { readonly hreflang: string; readonly path: string }[]
  /** Whether the page has a text in that locale; where it has none, its link says so. */
  readonly available?: (locale: Locale) => boolean
  readonly content: Child
}

/** The whole page as HTML: head, banner, header, content, footer. */
export function framed(reader: Reader, page: FramedPage): string {
  const { voice, origin, path, canonical, noindex, available = () => true } = page
  const { t, info, locale } = voice
  const siteName = t('site.name')
  const alternates: Alternate[] = (page.alternates ?? []).map((other) => ({
    hreflang: other.hreflang,
    href: `${origin}${other.path}`,
  }))
  const feed = localizedPath(locale, '/feed.atom')
  return document({
    lang: locale,
    dir: info.direction,
    title: page.title === siteName ? siteName : t('site.pageTitle', { page: page.title, site: siteName }),
    description: page.description,
    ...(canonical === undefined ? {} : { canonical: `${origin}${canonical}` }),
    ...(noindex === undefined ? {} : { noindex }),
    alternates,
    feed: { href: feed, title: t('feed.title', { site: siteName }) },
    styles: [readerStyles],
    bodyClass: 'reader',
    body: [
      skipLink(t('site.skip')),
      officialBanner(voice, { origin, operator: reader.settings.operator }),
      siteHeader({
        siteName,
        tagline: t('site.tagline'),
        homeHref: localizedPath(locale, '/'),
        tools: languageSwitch({
          label: t('languages.switch'),
          current: locale,
          unavailableNote: t('languages.unavailable'),
          links: [...reader.voices.values()].map((other) => ({
            locale: other.locale,
            name: other.info.name,
            href: localizedPath(other.locale, path),
            available: available(other.locale),
          })),
        }),
      }),
      main(page.content),
      siteFooter({
        siteName,
        about: t('footer.about'),
        columns: [
          [h('h2', t('footer.method.title')), h('p', t('footer.method.body'))],
          rememberForm(reader, voice, path),
          [
            h('h2', t('footer.follow')),
            h('ul', h('li', h('a.feed-link', { href: feed }, icon('feed'), t('footer.feed')))),
          ],
        ],
      }),
    ],
  })
}
