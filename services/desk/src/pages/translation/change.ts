import { type ChangedLink, directionOf, segmentLanguage } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import { changedText } from '../../view/changed-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { offer } from './offer.ts'
import type { SegmentRowProps } from './segment-row.ts'

/** What became of a segment since the last approved translation: in a word, and its words struck and put in. */
export function changeNote({ tongue, item, source }: SegmentRowProps): Element | null {
  const { t } = tongue
  const { change } = item
  if (change === undefined || change.type === 'unchanged') return null
  if (change.type === 'relinked')
    return h('div.change', h('p', t('change.relinked')), linkList(tongue, change.links))
  if (change.type !== 'edited') return h('p.change', t(`change.${change.type}`))
  const language = segmentLanguage(item, source)
  return h(
    'div.change',
    h('p', t(`change.edited.${change.class}`)),
    h(
      'p.text',
      { lang: language, dir: directionOf(language) },
      changedText(tongue, change.was.source, item.source, item.codes),
    ),
  )
}

const linkList = (tongue: Tongue, links: readonly ChangedLink[]): Element =>
  h(
    'ul.links',
    links.map(({ id, was, now }) =>
      h(
        'li',
        h('span.chip.chip-alone', { ariaHidden: 'true' }, String(id)),
        ' ',
        h('bdi', changedText(tongue, was, now, [])),
      ),
    ),
  )

/** The translation that the segment had before it was edited, to be used again by a button. */
export function formerOffer(props: SegmentRowProps): Element | null {
  const { tongue, item, closed } = props
  const former = item.change?.type === 'edited' ? item.change.was.target : undefined
  if (former === undefined || former === item.target.target || closed !== null) return null
  return offer(props, { name: tongue.t('change.former'), text: former, take: tongue.t('change.reuse') })
}
