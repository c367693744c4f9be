import { directionOf } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { SegmentView, TranslationView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../paths.ts'
import { inlineText } from '../view/inline-text.ts'
import type { Tongue } from '../view/tongue.ts'

export interface ConflictProps {
  readonly tongue: Tongue
  readonly view: TranslationView
  readonly item: SegmentView
  /** What the reader had written. */
  readonly mine: string
}

/** Another person saved the segment first: both texts, and the reader's choice between them. Nothing is lost. */
export function conflictPage({ tongue, view, item, mine }: ConflictProps): Element {
  const { t } = tongue
  const { translation } = view
  const language = { lang: translation.target, dir: directionOf(translation.target) }
  const back = `${paths.translation(translation.id)}#${segmentAnchor(item.key)}`
  return h(
    'section.conflict-page',
    h('h1', t('conflict.title')),
    h('p', t('conflict.text')),
    h('h2', t('conflict.source')),
    h(
      'p.text',
      { lang: translation.source, dir: directionOf(translation.source) },
      inlineText(tongue, item.source, item.codes),
    ),
    h(
      'div.both',
      h(
        'section',
        h('h2', t('conflict.theirs')),
        h('p.text', language, inlineText(tongue, item.target.target, item.codes)),
        h('p.actions', h('a.button.button-quiet', { href: back }, t('conflict.takeTheirs'))),
      ),
      h(
        'section',
        h('h2', t('conflict.mine')),
        h(
          'form',
          { method: 'post', action: paths.segment(translation.id, item.key) },
          h('input', { type: 'hidden', name: 'version', value: String(translation.version) }),
          h('textarea', { name: 'target', rows: 5, ariaLabel: t('conflict.mine'), ...language }, `\n${mine}`),
          h('p.actions', h('button.button', { type: 'submit' }, t('conflict.keepMine'))),
        ),
      ),
    ),
  )
}
