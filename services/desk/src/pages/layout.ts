import { type Actor, may } from '@passerelle/domain'
import type { I18n } from '@passerelle/i18n'
import {
  type Asset,
  type Child,
  document,
  h,
  languageSwitch,
  main,
  siteHeader,
  skipLink,
} from '@passerelle/page'
import { deskStyles } from '../assets.ts'
import { paths } from '../paths.ts'
import type { Tongue } from '../view/tongue.ts'

export interface LayoutProps {
  readonly tongue: Tongue
  readonly i18n: I18n
  readonly offered: readonly Tongue['locale'][]
  /** Undefined for a visitor who is not signed in. */
  readonly person: Extract<Actor, { kind: 'person' }> | undefined
  /** This page's own path, to which the language switch leads back. */
  readonly here: string
  readonly title: string
  readonly body: Child
  readonly scripts: readonly Asset[]
}

/** A whole page of the desk: its header, what it is about, nothing below. */
export function layout({ tongue, i18n, offered, person, here, title, body, scripts }: LayoutProps): string {
  const { t, locale } = tongue
  const siteName = i18n.translator(locale, 'reader')('site.name')
  return document({
    lang: locale,
    dir: i18n.info(locale).direction,
    title: `${title} · ${t('name')}`,
    noindex: true,
    styles: [deskStyles],
    scripts,
    bodyClass: 'desk',
    body: [
      skipLink(t('nav.skip')),
      siteHeader({
        siteName,
        tagline: t('name'),
        homeHref: paths.queue,
        nav: h(
          'nav.desk-nav',
          { ariaLabel: t('nav.label') },
          person === undefined ? null : h('a', { href: paths.queue }, t('nav.queue')),
          person === undefined ? null : h('a', { href: paths.memory }, t('nav.memory')),
          person === undefined || !may.readTerms(person)
            ? null
            : h('a', { href: paths.terms }, t('nav.terms')),
          h('a', { href: `/${locale}/` }, t('nav.site')),
        ),
        tools: h(
          'div.desk-tools',
          languageSwitch({
            label: t('nav.language'),
            current: locale,
            links: offered.map((tag) => ({
              locale: tag,
              name: i18n.info(tag).name,
              href: `${here}${here.includes('?') ? '&' : '?'}lang=${tag}`,
            })),
          }),
          person === undefined ? null : signedIn(tongue, person.name),
        ),
      }),
      main(h('div.wrap.desk-page', body)),
    ],
  })
}

const signedIn = ({ t }: Tongue, name: string): Child =>
  h(
    'form.signed-in',
    { method: 'post', action: paths.signOut },
    h('span.who', { title: t('nav.signedIn', { name }) }, h('bdi', name)),
    h('button.button.button-quiet.small', { type: 'submit' }, t('nav.signOut')),
  )
