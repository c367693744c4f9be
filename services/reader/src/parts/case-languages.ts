import type { Locale } from '@passerelle/domain'
import { localizedPath, ownLanguageName } from '@passerelle/i18n'
import { type Element, h, words } from '@passerelle/page'
import { casePath, hasText, isForeign, languagesOf, originalPathFor, readsAlike } from '../case-address.ts'
import type { Reader, Voice } from '../context.ts'
import type { CasePage } from '../pages/case.ts'

/** In which languages the case can be read, with what each text is; those of the site that it lacks are told apart. */
export function caseLanguages(reader: Reader, voice: Voice, { item, version, path }: CasePage): Element {
  const { t, locale } = voice
  const languages = languagesOf(item)
  const here = localizedPath(locale, path)
  const state = (of: Locale): string => {
    const other = item.versions.get(of) ?? (readsAlike(item.sourceLanguage, of) ? item.original : undefined)
    if (other === undefined) return t('case.version.missing')
    const stale = other.provenance.kind !== 'original' && other.revision < item.currentRevision
    return t(`case.version.${stale ? 'stale' : other.provenance.kind}`)
  }
  const row = (of: Locale, label: string, href: string): Element => {
    const current = href === here && readsAlike(version.locale, of)
    return h(
      'li',
      { className: hasText(languages, of) ? [] : ['is-unavailable'] },
      current ? h('strong', words(label, of)) : h('a', { href, hrefLang: of }, words(label, of)),
      h('span.version-state', current ? `${state(of)} · ${t('case.version.here')}` : state(of)),
    )
  }
  return h(
    'ul.versions',
    isForeign(languages, reader.site)
      ? row(
          item.sourceLanguage,
          ownLanguageName(item.sourceLanguage),
          originalPathFor(languages, reader.site, locale),
        )
      : null,
    [...reader.voices.values()].map((other) =>
      row(other.locale, other.info.name, localizedPath(other.locale, casePath(item.slug))),
    ),
  )
}
