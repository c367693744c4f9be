import type { Version } from '@passerelle/domain'
import { localizedPath } from '@passerelle/i18n'
import { h, icon, languageProps } from '@passerelle/page'
import type { PublicCase } from '@passerelle/workflow'
import { casePath, hasText, indexingOf, languagesOf } from '../case-address.ts'
import type { Reader, Voice } from '../context.ts'
import type { Fragments } from '../fragment-cache.ts'
import { caseBody, lineOf } from '../parts/case-body.ts'
import { caseFacts } from '../parts/case-facts.ts'
import { originNotices } from '../parts/origin-notices.ts'
import { provenance } from '../parts/provenance.ts'
import { framed } from './frame.ts'

export interface CasePage {
  readonly item: PublicCase
  /** The text that is shown. */
  readonly version: Version
  /** The page's path below its locale. */
  readonly path: string
}

/** A case: what it is, how its text came to be, the text, and its facts beside it. */
export function casePage(
  reader: Reader,
  voice: Voice,
  origin: string,
  fragments: Fragments,
  page: CasePage,
): string {
  const { item, version } = page
  const { t, locale } = voice
  const { content } = version
  const languages = languagesOf(item)
  const language = languageProps(version.locale, locale)
  return framed(reader, {
    voice,
    origin,
    path: casePath(item.slug),
    title: content.title,
    description: content.summary,
    ...indexingOf(languages, reader.site, localizedPath(locale, page.path)),
    available: (other) => hasText(languages, other),
    content: h(
      'article.case',
      h(
        'header.wrap.case-head',
        h('p.back', h('a', { href: localizedPath(locale, '/') }, icon('previous'), t('case.back'))),
        h('h1', { ...language }, lineOf(version, 'title', content.title, fragments)),
        content.summary === undefined
          ? null
          : h('p.lead', { ...language }, lineOf(version, 'summary', content.summary, fragments)),
      ),
      h(
        'div.wrap.case-columns',
        h(
          'div.case-text',
          originNotices(reader, voice, page),
          caseBody(voice, version, fragments),
          provenance(voice, version),
        ),
        h('aside.case-side', { ariaLabel: t('case.facts.title') }, caseFacts(reader, voice, page)),
      ),
    ),
  })
}
