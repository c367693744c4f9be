import { banner, type Element, h, name } from '@passerelle/page'
import type { Voice } from '../context.ts'

/** Whose site this is, and how to tell that a page is really from it. */
export const officialBanner = (
  { t }: Voice,
  { origin, operator }: { readonly origin: string; readonly operator: string | undefined },
): Element =>
  banner({
    label: t('banner.label'),
    line: operator === undefined ? t('banner.line') : t.parts('banner.lineBy', { operator: name(operator) }),
    more: t('banner.more'),
    items: [
      { title: t('banner.who.title'), body: t('banner.who.body') },
      {
        title: t('banner.check.title'),
        body: h(
          'p',
          t.parts('banner.check.body', { origin: h('bdi.address', { dir: 'ltr' }, `${origin}/`) }),
        ),
      },
    ],
  })
