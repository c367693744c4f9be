import { directionOf } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import { paths } from '../../paths.ts'
import { inlineText } from '../../view/inline-text.ts'
import type { SegmentRowProps } from './segment-row.ts'

interface Offer {
  /** What it is, in words. */
  readonly name: string
  /** The target that is offered, with its codes. */
  readonly text: string
  /** What the button says. */
  readonly take: string
}

/** A text that would stand as the target if the reader took it: shown in full, with a button, in a form that needs no script. */
export function offer(props: SegmentRowProps, { name, text, take }: Offer): Element {
  const { tongue, translationId, item, target, version } = props
  return h(
    'form.offer',
    { method: 'post', action: paths.segment(translationId, item.key) },
    h('input', { type: 'hidden', name: 'version', value: String(version) }),
    h('input', { type: 'hidden', name: 'target', value: text }),
    h('p.offer-name', name),
    h('p.text', { lang: target, dir: directionOf(target) }, inlineText(tongue, text, item.codes)),
    h('button.button.button-quiet.small', { type: 'submit' }, take),
  )
}
