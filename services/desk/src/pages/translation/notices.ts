import type { TranslationId } from '@passerelle/domain'
import { type Element, h, notice } from '@passerelle/page'
import type { EventRecord, TranslationView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import type { ReviewOptions } from '../../review-options.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'

/** What a person has to know before they begin. */
export function notices(
  tongue: Tongue,
  view: TranslationView,
  options: ReviewOptions,
  events: readonly EventRecord[],
  newer: TranslationId | undefined,
): Element[] {
  const { t } = tongue
  switch (view.translation.state) {
    case 'blocked':
      return [blockNotice(tongue, view, options)]
    case 'changes_requested':
      return commentNotice(tongue, events)
    case 'queued':
    case 'drafting':
      return [notice({ tone: 'info', icon: 'machine', body: t(`notice.${view.translation.state}`) })]
    case 'approved':
    case 'published':
      return options.edit === null ? [notice({ tone: 'info', icon: 'edit', body: t('notice.reopens') })] : []
    case 'stale':
      return [
        notice({
          tone: 'warning',
          icon: 'stale',
          title: t('notice.stale'),
          ...(newer === undefined
            ? {}
            : { body: h('a', { href: paths.translation(newer) }, t('notice.newer')) }),
        }),
      ]
    case 'in_review':
      return []
  }
}

/** Why no machine will come, and the two ways on. */
function blockNotice(tongue: Tongue, view: TranslationView, options: ReviewOptions): Element {
  const { t } = tongue
  const { translation } = view
  const reason = translation.block?.reason ?? 'no_engine'
  const first = options.missing[0] ?? view.items[0]
  return notice({
    tone: 'error',
    icon: 'warning',
    title: t(`block.${reason}.title`),
    body: [
      h('p', t(`block.${reason}.text`)),
      translation.block === null
        ? null
        : h('p.detail', { lang: 'en', dir: 'ltr' }, plainWithMarks(tongue, translation.block.message)),
      h(
        'div.actions',
        first === undefined
          ? null
          : h('a.button', { href: `#${segmentAnchor(first.key)}`, dataFirst: '' }, t('block.byHand')),
        options.retry === null
          ? h(
              'form',
              { method: 'post', action: paths.retry(translation.id) },
              h('button.button.button-quiet', { type: 'submit' }, t('block.retry')),
            )
          : null,
      ),
    ],
  })
}

function commentNotice(tongue: Tongue, events: readonly EventRecord[]): Element[] {
  const asked = events.filter(({ event }) => event.type === 'changes-requested').at(-1)
  if (asked?.event.type !== 'changes-requested') return []
  return [
    notice({
      tone: 'warning',
      icon: 'edit',
      title: tongue.t('notice.changesRequested', { name: asked.actorName ?? tongue.t('history.someone') }),
      body: h('blockquote', { dir: 'auto' }, plainWithMarks(tongue, asked.event.comment)),
    }),
  ]
}
