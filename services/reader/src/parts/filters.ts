import { localizedPath } from '@passerelle/i18n'
import { type Child, type Element, h, hidden, icon, searchField, selectField } from '@passerelle/page'
import type { PublicListing } from '@passerelle/workflow'
import type { Voice } from '../context.ts'
import { type ListingQuery, writeListingQuery } from '../listing-query.ts'

/** The search field and the filters, in one form that is sent without scripts. */
export function filterForm(voice: Voice, query: ListingQuery, listing: PublicListing): Element {
  const { t, formats, locale } = voice
  const countries = listing.countries
    .map(({ value }) => ({ value, label: formats.country(value) }))
    .sort((a, b) => formats.compare(a.label, b.label))
  const topics = listing.topics
    .map(({ value }) => ({ value, label: value }))
    .sort((a, b) => formats.compare(a.label, b.label))
  const years = listing.years
    .map(({ value }) => ({ value, label: value }))
    .sort((a, b) => b.value.localeCompare(a.value))
  return h(
    'form.filters',
    { method: 'get', action: localizedPath(locale, '/'), ariaLabel: t('listing.filter.label') },
    searchField({
      label: t('listing.search.label'),
      placeholder: t('listing.search.placeholder'),
      button: t('listing.search.button'),
      name: 'q',
      value: query.search ?? '',
    }),
    h(
      'div.filters-row',
      choice(
        t('listing.filter.country'),
        'country',
        query.country ?? '',
        t('listing.filter.anyCountry'),
        countries,
      ),
      choice(t('listing.filter.year'), 'year', String(query.year ?? ''), t('listing.filter.anyYear'), years),
      choice(t('listing.filter.topic'), 'topic', query.topic ?? '', t('listing.filter.anyTopic'), topics),
      h(
        'label.check',
        h('input', { type: 'checkbox', name: 'translated', value: '1', checked: query.translatedOnly }),
        h('span', t('listing.filter.translated')),
      ),
    ),
  )
}

type Option = { readonly value: string; readonly label: string }

/** A choice with "all" first; a value that no case has any more stays there, so that the reader sees what they asked. */
function choice(
  label: string,
  name: string,
  value: string,
  all: string,
  options: readonly Option[],
): Element {
  const known = value === '' || options.some((option) => option.value === value)
  return selectField({
    label,
    name,
    value,
    options: [{ value: '', label: all }, ...options, ...(known ? [] : [{ value, label: value }])],
  })
}

/** The filters in use, each with a link that takes it away. */
export function activeFilters(voice: Voice, query: ListingQuery): Child {
  const { t, formats, locale } = voice
  const base = { ...query, page: 1 }
  const active = [
    ...(query.search === undefined ? [] : [{ label: query.search, without: { ...base, search: undefined } }]),
    ...(query.country === undefined
      ? []
      : [{ label: formats.country(query.country), without: { ...base, country: undefined } }]),
    ...(query.year === undefined
      ? []
      : [{ label: String(query.year), without: { ...base, year: undefined } }]),
    ...(query.topic === undefined ? [] : [{ label: query.topic, without: { ...base, topic: undefined } }]),
    ...(query.translatedOnly
      ? [{ label: t('listing.filter.translated'), without: { ...base, translatedOnly: false } }]
      : []),
  ]
  if (active.length === 0) return null
  return h(
    'ul.chips',
    { ariaLabel: t('listing.filter.active') },
    active.map(({ label, without }) =>
      h(
        'li',
        h(
          'a.chip',
          { href: localizedPath(locale, `/${writeListingQuery(without)}`) },
          hidden(t('listing.filter.remove', { filter: label })),
          h('bdi', { ariaHidden: 'true' }, label),
          icon('close'),
        ),
      ),
    ),
    active.length > 1
      ? h('li', h('a', { href: localizedPath(locale, '/') }, t('listing.filter.clear')))
      : null,
  )
}
