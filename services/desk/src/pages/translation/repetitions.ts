import { type Element, h } from '@passerelle/page'
import type { SegmentView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import type { SegmentRowProps } from './segment-row.ts'

/** That the same sentence stands elsewhere in the text, and a button that gives it the same translation there. */
export function repetitionNote(props: SegmentRowProps): Element | null {
  const { tongue, item, repetitions, closed, translationId, version } = props
  const { t } = tongue
  if (repetitions.length === 0) return null
  const others = repetitions.filter(({ target }) => target.target !== item.target.target)
  const offered = closed === null && others.length > 0 && item.target.state !== 'initial'
  return h(
    'div.repetitions',
    h('p', t('repeat.count', { count: repetitions.length + 1 })),
    h(
      'p.repetition-places',
      repetitions.slice(0, PLACES).map((other) => placeLink(props, other)),
    ),
    offered
      ? h(
          'form',
          { method: 'post', action: paths.repeat(translationId, item.key) },
          h('input', { type: 'hidden', name: 'version', value: String(version) }),
          h(
            'button.button.button-quiet.small',
            { type: 'submit' },
            t('repeat.use', { count: others.length }),
          ),
        )
      : null,
  )
}

/** Places that are linked; a line that stands in every table row would otherwise fill the page. */
const PLACES = 5

const placeLink = ({ tongue, numberOf }: SegmentRowProps, { key }: SegmentView): Element =>
  h(
    'a',
    { href: `#${segmentAnchor(key)}`, ariaLabel: tongue.t('segment.label', { number: numberOf(key) }) },
    String(numberOf(key)),
  )
