import type { InlineCode } from '@passerelle/domain'
import { h } from '@passerelle/page'
import { type DiffRun, diffWords } from '@passerelle/segmentation'
import type { ElementContent } from 'hast'
import { inlineText } from './inline-text.ts'
import type { Tongue } from './tongue.ts'

/** A text as it is now with what was struck and put in since; who can't see the strokes hears them. */
export const changedText = (
  tongue: Tongue,
  before: string,
  now: string,
  codes: readonly InlineCode[],
): ElementContent[] =>
  diffWords(before, now).flatMap(({ type, tokens }) => {
    const content = inlineText(tongue, tokens.join(''), codes)
    return type === 'same' ? content : [stroke(tongue, type, content)]
  })

const stroke = (
  { t }: Tongue,
  type: Exclude<DiffRun['type'], 'same'>,
  content: ElementContent[],
): ElementContent =>
  h(
    type === 'removed' ? 'del' : 'ins',
    h('span.visually-hidden', `[${type === 'removed' ? t('change.struck') : t('change.putIn')}: `),
    content,
    h('span.visually-hidden', ']'),
  )
