import type { Version } from '@passerelle/domain'
import { type Child, type Element, h, name, notice } from '@passerelle/page'
import { languagesOf, originalPathFor, readsAlike } from '../case-address.ts'
import type { Reader, Voice } from '../context.ts'
import type { CasePage } from '../pages/case.ts'
import { engineName } from './engine-name.ts'

/** Where the notice's "how" leads. */
export const PROVENANCE_ID = 'provenance'

/**
 * What readers must know of the text before they read it.
 *
 * | the text is                    | they are told                                             |
 * |--------------------------------|-----------------------------------------------------------|
 * | the original, in their language| that it is                                                |
 * | the original, in another       | that theirs is missing, and which language this is        |
 * | a translation                  | from what, by whom or what, who approved it and when      |
 * | … of an earlier state          | also that the original has changed since                  |
 */
export function originNotices(reader: Reader, voice: Voice, page: CasePage): Child {
  const { item, version } = page
  const { t, formats, locale } = voice
  const languages = languagesOf(item)
  if (version.provenance.kind === 'original') {
    if (readsAlike(version.locale, locale))
      return notice({ tone: 'info', icon: 'original', title: t('case.notice.original') })
    const language = formats.language(version.locale)
    const translated = item.versions.has(locale)
    return notice({
      tone: translated ? 'info' : 'warning',
      icon: translated ? 'original' : 'missing',
      title: translated ? t('case.notice.original') : t('case.notice.missingTitle'),
      body: translated ? undefined : t('case.notice.missingBody', { language }),
    })
  }
  return [
    notice({
      tone: 'success',
      icon: 'reviewed',
      title: h('span', madeOf(voice, version)),
      body: links(voice, version, originalPathFor(languages, reader.site, locale)),
    }),
    version.revision < item.currentRevision
      ? notice({
          tone: 'warning',
          icon: 'stale',
          title: t('case.notice.staleTitle'),
          body: t('case.notice.staleBody'),
        })
      : null,
  ]
}

function madeOf({ t, formats }: Voice, { provenance }: Version): Child {
  const { kind, source, engines, reviewerName, reviewedAt } = provenance
  const language = formats.language(source)
  const people = {
    reviewer: reviewerName === null ? h('span', t('case.notice.aReviewer')) : name(reviewerName),
  }
  const values = {
    language,
    date: formats.date(reviewedAt ?? ''),
    engine: formats.list(engines.map(engineName)),
  }
  if (kind === 'human') return t.parts('case.notice.human', people, values)
  return t.parts(
    `case.notice.${engines.length === 0 ? 'memory_reviewed' : 'machine_reviewed'}`,
    people,
    values,
  )
}

const links = ({ t, formats }: Voice, { provenance }: Version, original: string): Element =>
  h(
    'p.notice-links',
    h('a', { href: `#${PROVENANCE_ID}` }, t('case.notice.how')),
    h(
      'a',
      { href: original, hrefLang: provenance.source },
      t('case.notice.readOriginal', { language: formats.language(provenance.source) }),
    ),
  )
