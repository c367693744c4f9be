import { directionOf, type Finding, isDismissible, isUnconfirmed, segmentLanguage } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import { paths } from '../../paths.ts'
import { changedText } from '../../view/changed-text.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import { dateTime } from '../../view/wording.ts'
import type { SegmentRowProps } from './segment-row.ts'

/** What a person can do about a finding: dismiss it with a reason, or see who did and take that back. */
export function findingJudgement(props: SegmentRowProps, finding: Finding): Element | null {
  if (finding.dismissed !== undefined) return dismissal(props, finding, finding.dismissed)
  return props.judging === null && isDismissible(finding, props.policy) ? dismissForm(props, finding) : null
}

function dismissForm(props: SegmentRowProps, finding: Finding): Element {
  const { t } = props.tongue
  return h(
    'details.dismiss',
    h('summary', t('dismiss.open')),
    h(
      'form.judge',
      { method: 'post', action: paths.dismiss(props.translationId, props.item.key), dataJudge: 'dismiss' },
      hidden(props, finding),
      h(
        'label',
        t('dismiss.reason'),
        ' ',
        h('input', {
          name: 'reason',
          type: 'text',
          required: true,
          maxLength: 400,
          dir: 'auto',
          autoComplete: 'off',
        }),
      ),
      h('button.button.button-quiet.small', { type: 'submit' }, t('dismiss.go')),
    ),
  )
}

function dismissal(
  props: SegmentRowProps,
  finding: Finding,
  { by, at, reason }: NonNullable<Finding['dismissed']>,
): Element {
  const { tongue, names } = props
  const { t } = tongue
  return h(
    'div.dismissal',
    h(
      'p',
      by === props.reader
        ? t('dismiss.byYou', { at: dateTime(tongue, at) })
        : t('dismiss.by', { name: names.get(by) ?? t('history.someone'), at: dateTime(tongue, at) }),
    ),
    h('blockquote', { dir: 'auto' }, plainWithMarks(tongue, reason)),
    props.judging === null
      ? h(
          'form.judge',
          {
            method: 'post',
            action: paths.restoreFinding(props.translationId, props.item.key),
            dataJudge: 'restore',
          },
          hidden(props, finding),
          h('button.button.button-quiet.small', { type: 'submit' }, t('dismiss.undo')),
        )
      : null,
  )
}

const hidden = ({ version }: SegmentRowProps, { check, message }: Finding): Element[] =>
  Object.entries({ version: String(version), check, message }).map(([name, value]) =>
    h('input', { type: 'hidden', name, value }),
  )

/** Asks for one key: whether a target that was carried over a mended slip of its source still stands; and says who answered. */
export function confirmation(props: SegmentRowProps): Element | null {
  const { tongue, item, version, translationId } = props
  const { t } = tongue
  const { target } = item
  const confirmed = target.origin?.confirmed
  if (confirmed !== undefined) {
    const name =
      confirmed.by === props.reader ? null : (props.names.get(confirmed.by) ?? t('history.someone'))
    const at = dateTime(tongue, confirmed.at)
    return h('p.confirmed', name === null ? t('confirm.byYou', { at }) : t('confirm.by', { name, at }))
  }
  if (target.state === 'initial' || target.madeFor === undefined || !isUnconfirmed(target)) return null
  const language = segmentLanguage(item, props.source)
  const told = item.change?.type === 'edited' && item.change.was.source === target.madeFor
  return h(
    'form.judge.confirmation',
    { method: 'post', action: paths.confirm(translationId, item.key), dataJudge: 'confirm' },
    h('input', { type: 'hidden', name: 'version', value: String(version) }),
    h('p', h('strong', t('confirm.title')), ' ', t('confirm.text')),
    told
      ? null
      : h(
          'p.text',
          { lang: language, dir: directionOf(language) },
          changedText(tongue, target.madeFor, item.source, item.codes),
        ),
    props.judging === null
      ? h(
          'button.button.button-quiet.small',
          { type: 'submit' },
          t('confirm.go'),
          ' ',
          h('kbd.scripted', `${t('key.Ctrl')} + ${t('key.Enter')}`),
        )
      : null,
  )
}
