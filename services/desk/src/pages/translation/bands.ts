import { BANDS, countBands } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { SegmentView } from '@passerelle/workflow'
import type { Tongue } from '../../view/tongue.ts'

/** How many segments come from the memory, by how it matched, from a machine and from people. */
export function bands({ t }: Tongue, items: readonly SegmentView[]): Element | null {
  if (items.length === 0) return null
  const counts = countBands(items.map(({ target }) => target))
  return h(
    'ul.bands',
    { ariaLabel: t('bands.label') },
    BANDS.filter((band) => counts[band] > 0).map((band) =>
      h(
        'li',
        { className: [`band-${band}`] },
        h('strong', String(counts[band])),
        ' ',
        h('span', t(`bands.${band}`)),
      ),
    ),
  )
}
