import { localizedPath } from '@passerelle/i18n'
import { type Child, type Fact, facts, h, icon, name } from '@passerelle/page'
import type { Reader, Voice } from '../context.ts'
import { writeListingQuery } from '../listing-query.ts'
import type { CasePage } from '../pages/case.ts'
import { caseLanguages } from './case-languages.ts'

const all = {
  search: undefined,
  country: undefined,
  year: undefined,
  topic: undefined,
  translatedOnly: false,
  page: 1,
}

/** What every language of the case shares, and the languages themselves. */
export function caseFacts(reader: Reader, voice: Voice, page: CasePage): Child {
  const { t, formats, locale } = voice
  const { country, organisation, year, topics, url } = page.version.facts
  const list = (
    query: Partial<typeof all> | { topic: string } | { country: string } | { year: number },
    label: Child,
  ): Child => h('a', { href: localizedPath(locale, `/${writeListingQuery({ ...all, ...query })}`) }, label)
  const site = webAddress(url)
  const known: Fact[] = [
    ...(country === undefined
      ? []
      : [
          {
            label: t('case.facts.country'),
            icon: 'place' as const,
            value: list({ country }, formats.country(country)),
          },
        ]),
    ...(organisation === undefined
      ? []
      : [{ label: t('case.facts.organisation'), icon: 'organisation' as const, value: name(organisation) }]),
    ...(year === undefined
      ? []
      : [{ label: t('case.facts.year'), icon: 'calendar' as const, value: list({ year }, String(year)) }]),
    ...(topics.length === 0
      ? []
      : [
          {
            label: t('case.facts.topics'),
            icon: 'tag' as const,
            value: h(
              'ul.topics',
              topics.map((topic) => h('li', list({ topic }, name(topic)))),
            ),
          },
        ]),
    ...(site === undefined
      ? []
      : [
          {
            label: t('case.facts.website'),
            icon: 'link' as const,
            value: h(
              'a',
              { href: site.href, rel: ['noopener', 'nofollow'], title: t('case.visit') },
              h('bdi', { dir: 'ltr' }, site.host.replace(/^www\./, '')),
              ' ',
              icon('external'),
            ),
          },
        ]),
  ]
  return [
    h('h2', t('case.facts.title')),
    facts(known),
    h('h2', t('case.facts.languages')),
    caseLanguages(reader, voice, page),
  ]
}

function webAddress(url: string | undefined): URL | undefined {
  const parsed = url === undefined ? null : URL.parse(url)
  return parsed !== null && ['http:', 'https:'].includes(parsed.protocol) ? parsed : undefined
}
