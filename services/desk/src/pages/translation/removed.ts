import { directionOf, type FieldName, type SegmentKey } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { TranslationView } from '@passerelle/workflow'
import { inlineText } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'

/** What the last approved text had in a place of a field and this one has not: struck, with the translation that went with it. */
export const removedRows = (
  tongue: Tongue,
  { translation, removed }: TranslationView,
  field: FieldName,
  after: SegmentKey | null,
): Element[] =>
  removed
    .filter((segment) => segment.field === field && segment.after === after)
    .map(({ source, target }) =>
      h(
        'div.removed',
        h('p.removed-name', tongue.t('change.removed')),
        struck(tongue, source, translation.source),
        target === undefined ? null : struck(tongue, target, translation.target),
      ),
    )

const struck = (tongue: Tongue, text: string, language: TranslationView['translation']['source']): Element =>
  h('del.text', { lang: language, dir: directionOf(language) }, inlineText(tongue, text, []))
