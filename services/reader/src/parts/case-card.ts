import { localizedPath, ownLanguageName } from '@passerelle/i18n'
import { badge, type Child, card, type Element, h, languageProps, words } from '@passerelle/page'
import type { PublicListing } from '@passerelle/workflow'
import { casePath, readsAlike } from '../case-address.ts'
import type { Reader, Voice } from '../context.ts'

type Item = PublicListing['items'][number]

/** A case in the list. */
export function caseCard(reader: Reader, voice: Voice, item: Item): Element {
  const { formats, locale } = voice
  const { content, facts } = item.version
  const place = [
    ...(facts.country === undefined ? [] : [h('span', formats.country(facts.country))]),
    ...(facts.year === undefined ? [] : [h('span', String(facts.year))]),
  ]
  return card({
    href: localizedPath(locale, casePath(item.slug)),
    title: content.title,
    language: languageProps(item.version.locale, locale),
    eyebrow: place,
    summary: content.summary,
    heading: 3,
    badges: badges(reader, voice, item),
  })
}

function badges(reader: Reader, { t, formats, locale }: Voice, item: Item): Child {
  const { version } = item
  const { kind } = version.provenance
  const foreign = !readsAlike(version.locale, locale)
  const stale = kind !== 'original' && version.revision < item.currentRevision
  const others = reader.site.locales.filter(
    (other) => other !== version.locale && item.locales.includes(other),
  )
  return [
    foreign
      ? badge(t('badge.originalIn', { language: formats.language(version.locale) }), 'info', 'original')
      : badge(
          t(`badge.${kind}`),
          kind === 'original' ? 'info' : 'success',
          kind === 'original' ? 'original' : 'reviewed',
        ),
    stale ? badge(t('badge.stale'), 'warning', 'stale') : null,
    others.length === 0
      ? null
      : h(
          'span.also',
          t.parts('badge.alsoIn', {
            languages: h('span', separated(others.map((other) => words(ownLanguageName(other), other)))),
          }),
        ),
  ]
}

const separated = (items: readonly Element[]): (Element | string)[] =>
  items.flatMap((item, index) => (index === 0 ? [item] : [', ', item]))
