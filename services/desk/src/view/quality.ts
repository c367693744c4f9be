import type { Quality } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { Tongue } from './tongue.ts'

/** How good a target looks, with the steps that led there when opened: an order for work, and no verdict. */
export const qualityNote = ({ t }: Tongue, { score, steps }: Quality): Element =>
  h(
    'details.quality',
    h('summary', t('quality.estimate', { score })),
    h(
      'ul',
      steps.map(({ reason, points }) =>
        h(
          'li',
          t(`quality.reason.${reason}`),
          ' ',
          h('span.points', points > 0 ? `+${points}` : String(points)),
        ),
      ),
    ),
  )
