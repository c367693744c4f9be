import { directionOf, type Locale } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { TranslationView } from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import { stateBadge } from '../../view/badges.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { age, dateTime, languageName } from '../../view/wording.ts'
import { bands } from './bands.ts'

/** "français → English", each name with its own meaning for those who hear it. */
export const languagePair = (tongue: Tongue, source: Locale, target: Locale): Element =>
  h(
    'span.pair',
    h('span', languageName(tongue, source)),
    h('span', { ariaHidden: 'true' }, ' → '),
    h('span.visually-hidden', ` ${tongue.t('translation.into')} `),
    h('span', languageName(tongue, target)),
  )

/** Title, languages, state, who has it: what the page is about. */
export function head(tongue: Tongue, view: TranslationView, now: Date): Element {
  const { t } = tongue
  const { translation } = view
  return h(
    'header.head',
    h('p.back', h('a', { href: paths.queue }, `← ${t('translation.back')}`)),
    h(
      'h1',
      { lang: translation.source, dir: directionOf(translation.source) },
      plainWithMarks(tongue, view.title),
    ),
    h(
      'p.facts',
      languagePair(tongue, translation.source, translation.target),
      stateBadge(tongue, translation.state),
      h('span', t('translation.revision', { number: view.revisionNumber })),
      h(
        'span',
        view.assigneeName === null
          ? t('queue.unassigned')
          : t('translation.assigned', { name: view.assigneeName }),
      ),
      h(
        'span',
        t('translation.changed'),
        ' ',
        h(
          'time',
          { dateTime: view.updatedAt, title: dateTime(tongue, view.updatedAt) },
          age(tongue, view.updatedAt, now),
        ),
      ),
      translation.state === 'published'
        ? h(
            'a',
            { href: `/${translation.target}/cases/${encodeURIComponent(view.slug)}` },
            t('translation.see'),
          )
        : null,
    ),
    bands(tongue, view.items),
  )
}
