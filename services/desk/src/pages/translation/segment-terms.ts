import { segmentLanguage } from '@passerelle/domain'
import { type Element, h, words } from '@passerelle/page'
import type { SegmentTerm } from '@passerelle/workflow'
import type { SegmentRowProps } from './segment-row.ts'

/** The terms that stand in a segment, each with what the target is to say and must not say; nothing where it has none. */
export const termNotes = (props: SegmentRowProps): Element | null =>
  props.terms.length === 0
    ? null
    : h(
        'ul.segment-terms',
        { ariaLabel: props.tongue.t('terms.segment.label') },
        props.terms.map((term) => h('li', termNote(props, term))),
      )

function termNote(
  { tongue, item, source, target }: SegmentRowProps,
  { term, keep, wanted, forbidden, notes }: SegmentTerm,
): (Element | string | null)[] {
  const { t } = tongue
  const [best, ...others] = wanted
  return [
    words(term, segmentLanguage(item, source)),
    h('span.faint', { ariaHidden: 'true' }, ' → '),
    h('span.visually-hidden', ` ${t('terms.segment.to')} `),
    ...(keep
      ? [h('span', t('terms.segment.keep'))]
      : best === undefined
        ? [h('span.faint', t('terms.segment.none'))]
        : [
            h('strong', words(best, target)),
            ...others.flatMap((text) => [` ${t('terms.segment.or')} `, words(text, target)]),
          ]),
    ...forbidden.flatMap((text, index) => [
      h('span', index === 0 ? ` · ${t('terms.segment.avoid')} ` : ', '),
      words(text, target),
    ]),
    notes.length === 0 ? null : h('span.faint', ' — ', words(notes.join(' · '))),
  ]
}
