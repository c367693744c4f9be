import type { Refusal } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { SegmentView, TranslationView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import type { ReviewOptions } from '../../review-options.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'

/** The end of the work: approve or ask for changes, and in words what stands in the way. */
export function decisionBar(tongue: Tongue, view: TranslationView, options: ReviewOptions): Element {
  const { t } = tongue
  const done = view.items.length - options.missing.length
  return h(
    'section.decision',
    { id: 'decision', ariaLabel: t('decision.title') },
    h(
      'div.standing',
      h('p.progress-words', t('decision.progress', { done, count: view.items.length })),
      h('progress', {
        max: Math.max(1, view.items.length),
        value: done,
        ariaLabel: t('decision.progress', { done, count: view.items.length }),
      }),
    ),
    h('div.why', { id: 'why' }, why(tongue, view, options)),
    h(
      'div.actions',
      options.requestChanges === null ? changesForm(tongue, view) : null,
      options.approve?.code === 'wrong_state' || options.approve?.code === 'stale_revision'
        ? null
        : approveForm(tongue, view, options.approve !== null),
    ),
  )
}

const approveForm = ({ t }: Tongue, { translation }: TranslationView, disabled: boolean): Element =>
  h(
    'form',
    { method: 'post', action: paths.approve(translation.id) },
    h('input', { type: 'hidden', name: 'version', value: String(translation.version) }),
    h('button.button', { type: 'submit', disabled, ariaDescribedBy: 'why' }, t('decision.approve')),
  )

function changesForm(tongue: Tongue, view: TranslationView): Element {
  const { t } = tongue
  return h(
    'details.changes',
    h('summary.button.button-quiet', t('decision.requestChanges')),
    h(
      'form',
      { method: 'post', action: paths.requestChanges(view.translation.id) },
      h('input', { type: 'hidden', name: 'version', value: String(view.translation.version) }),
      h('label', { htmlFor: 'comment' }, t('decision.comment')),
      h('textarea', { id: 'comment', name: 'comment', rows: 3, required: true, maxLength: COMMENT_LIMIT }),
      h('button.button.button-quiet', { type: 'submit' }, t('decision.send')),
    ),
  )
}

/** Characters of a comment; enough for a page of remarks. */
export const COMMENT_LIMIT = 4000

function why(tongue: Tongue, view: TranslationView, options: ReviewOptions): Element {
  if (options.approve === null)
    return h('p', tongue.t('decision.ready', { language: languageName(tongue, view.translation.target) }))
  return h(
    'p',
    obstacle(tongue, options.approve, view, options),
    ' ',
    places(tongue, options.approve, options),
  )
}

function obstacle(tongue: Tongue, refusal: Refusal, view: TranslationView, options: ReviewOptions): string {
  switch (refusal.code) {
    case 'incomplete':
      return tongue.t('decision.incomplete', { count: options.missing.length })
    case 'blocking_findings':
      return tongue.t('decision.blockingFindings', { count: options.faulty.length })
    case 'unconfirmed':
      return tongue.t('decision.unconfirmed', { count: options.unconfirmed.length })
    case 'own_text':
      return tongue.t('decision.ownText', { count: options.own.length })
    case 'wrong_state':
      return tongue.t(`decision.state.${view.translation.state}`)
    default:
      return tongue.t(`refusal.${refusal.code}`)
  }
}

/** Links to the first few segments that stand in the way. */
function places(tongue: Tongue, refusal: Refusal, options: ReviewOptions): Element[] {
  const where: Partial<Record<Refusal['code'], readonly SegmentView[]>> = {
    incomplete: options.missing,
    blocking_findings: options.faulty,
    unconfirmed: options.unconfirmed,
  }
  const first = where[refusal.code]?.[0]
  return first === undefined
    ? []
    : [h('a', { href: `#${segmentAnchor(first.key)}` }, tongue.t('decision.goThere'))]
}
