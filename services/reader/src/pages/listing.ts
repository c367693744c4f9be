import { localizedPath } from '@passerelle/i18n'
import { type Child, type Element, h, notice, pagination } from '@passerelle/page'
import type { PublicListing } from '@passerelle/workflow'
import type { Reader, Voice } from '../context.ts'
import { isFiltered, type ListingQuery, writeListingQuery } from '../listing-query.ts'
import { bridge } from '../parts/bridge.ts'
import { caseCard } from '../parts/case-card.ts'
import { activeFilters, filterForm } from '../parts/filters.ts'
import { framed } from './frame.ts'

/** Cases on one page of the list. */
export const PAGE_SIZE = 10

/** The list of cases: search, filters, ten a page. */
export function listingPage(
  reader: Reader,
  voice: Voice,
  origin: string,
  query: ListingQuery,
  listing: PublicListing,
): string {
  const { t, locale } = voice
  const filtered = isFiltered(query)
  const path = `/${writeListingQuery(query)}`
  const plain = !filtered && query.page === 1
  const name = plain ? t('site.tagline') : t('listing.name')
  return framed(reader, {
    voice,
    origin,
    path,
    title: query.page > 1 ? t('listing.titlePage', { title: name, page: query.page }) : name,
    description: t('listing.intro'),
    canonical: localizedPath(locale, path),
    // Results of a search are for whoever searched; the list itself and its pages are for everybody.
    noindex: filtered,
    alternates: plain
      ? [
          ...reader.site.locales.map((other) => ({ hreflang: other, path: localizedPath(other, '/') })),
          { hreflang: 'x-default', path: '/' },
        ]
      : [],
    content: [
      plain ? hero(voice) : h('div.wrap.page-head', h('h1', t('listing.name'))),
      h(
        'div.wrap',
        filterForm(voice, query, listing),
        activeFilters(voice, query),
        results(reader, voice, query, listing),
      ),
    ],
  })
}

const hero = ({ t }: Voice): Element =>
  h(
    'div.hero',
    h('div.wrap.hero-words', h('h1', t('listing.title')), h('p.lead', t('listing.intro'))),
    bridge(),
  )

function results(reader: Reader, voice: Voice, query: ListingQuery, listing: PublicListing): Child {
  const { t, formats, locale } = voice
  const href = (page: number): string => localizedPath(locale, `/${writeListingQuery({ ...query, page })}`)
  const pages = Math.ceil(listing.total / PAGE_SIZE)
  if (listing.items.length === 0) return empty(voice, isFiltered(query) || query.page > 1)
  return h(
    'section.results',
    { ariaLabelledBy: 'results' },
    h('h2.results-count', { id: 'results' }, count(voice, query, listing.total)),
    h(
      'div.results-list',
      listing.items.map((item) => caseCard(reader, voice, item)),
    ),
    pagination({
      label: t('listing.pages'),
      previous: t('listing.previous'),
      next: t('listing.next'),
      page: (page) => t('listing.page', { page: formats.number(page) }),
      number: formats.number,
      current: query.page,
      count: pages,
      href,
    }),
  )
}

const count = ({ t }: Voice, { search }: ListingQuery, total: number): Child =>
  search === undefined
    ? t('listing.results', { count: total })
    : t.parts('listing.resultsFor', { query: h('bdi', search) }, { count: total })

const empty = ({ t, locale }: Voice, filtered: boolean): Child =>
  h(
    'section.results',
    notice({
      tone: 'neutral',
      icon: 'search',
      title: t(filtered ? 'listing.empty.title' : 'listing.empty.noneTitle'),
      body: filtered
        ? [
            h('p', t('listing.empty.body')),
            h('p', h('a', { href: localizedPath(locale, '/') }, t('listing.filter.clear'))),
          ]
        : h('p', t('listing.empty.none')),
    }),
  )
