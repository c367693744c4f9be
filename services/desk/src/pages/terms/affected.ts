import { directionOf, type Locale, segmentLanguage } from '@passerelle/domain'
import { type Element, h, notice, words } from '@passerelle/page'
import type { AffectedSegment, ConceptRecord, Page } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import { stateBadge } from '../../view/badges.ts'
import { changedText } from '../../view/changed-text.ts'
import { inlineText } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'
import { conceptName } from './concept-card.ts'
import { fixField } from './fixes.ts'

/** What became of the fixes that were picked, in numbers. */
export interface FixCounts {
  readonly applied: number
  readonly conflict: number
  readonly refused: number
}

export interface AffectedPageProps {
  readonly tongue: Tongue
  readonly record: ConceptRecord
  readonly found: Page<AffectedSegment>
  readonly cursor: string | undefined
  /** Whether the concept was just saved. */
  readonly saved: boolean
  readonly counts: FixCounts | undefined
}

/** The live segments that go against a concept, each with its mended target, to be picked and sent to review in one go. */
export function affectedPage(props: AffectedPageProps): Element {
  const { tongue, record, found, cursor, saved, counts } = props
  const { t } = tongue
  const { id } = record.concept
  const canFix = found.items.some(isFixable)
  const items = found.items.map((item, index) => affectedItem(tongue, item, index))
  return h(
    'div.queue.termbase',
    h('p.back', h('a', { href: paths.concept(id) }, `← `, conceptName(tongue, record.concept))),
    saved ? notice({ tone: 'success', icon: 'check', role: 'status', title: t('terms.saved') }) : null,
    counts === undefined ? null : outcome(tongue, counts),
    h('h1', t('terms.affected.title')),
    items.length === 0
      ? h('p.empty', t(found.next === null ? 'terms.affected.none' : 'terms.affected.noneHere'))
      : canFix
        ? h(
            'form.affected',
            { method: 'post', action: paths.termFixes(id) },
            h('p', t('terms.affected.text')),
            cursor === undefined ? null : h('input', { type: 'hidden', name: 'cursor', value: cursor }),
            h('ol', items),
            h('p.actions', h('button.button', { type: 'submit' }, t('terms.affected.apply'))),
          )
        : h('div.affected', h('p', t('terms.affected.byHand')), h('ol', items)),
    h(
      'nav.pages',
      { ariaLabel: t('terms.affected.pages') },
      cursor === undefined ? null : h('a', { href: paths.affected(id) }, t('queue.first')),
      found.next === null
        ? null
        : h(
            'a',
            { href: `${paths.affected(id)}?${new URLSearchParams({ cursor: found.next })}` },
            t('queue.more'),
          ),
    ),
  )
}

const isFixable = ({ proposed, closed }: AffectedSegment): boolean => proposed !== null && closed === null

function affectedItem(tongue: Tongue, item: AffectedSegment, index: number): Element {
  const { t } = tongue
  const { translation, segment, target, title, forbidden, wanted, proposed, closed } = item
  const source = segmentLanguage(segment, translation.source)
  const language = { lang: translation.target, dir: directionOf(translation.target) }
  const hidden = (name: Parameters<typeof fixField>[1], value: string): Element =>
    h('input', { type: 'hidden', name: fixField(index, name), value })
  return h(
    'li.affected-item',
    h(
      'p',
      h(
        'a',
        { href: `${paths.translation(translation.id)}#${segmentAnchor(segment.key)}` },
        words(title, translation.source),
      ),
      ` · ${languageName(tongue, source)} → ${languageName(tongue, translation.target)} `,
      stateBadge(tongue, translation.state),
    ),
    h(
      'p.text',
      { lang: source, dir: directionOf(source) },
      inlineText(tongue, segment.source, segment.codes),
    ),
    h(
      'p.text.difference',
      language,
      proposed === null
        ? inlineText(tongue, target.target, segment.codes)
        : changedText(tongue, target.target, proposed, segment.codes),
    ),
    h(
      'p.faint',
      forbidden.length === 0
        ? null
        : [t('terms.affected.forbidden'), ' ', listed(forbidden, translation.target), ' '],
      wanted.length === 0 ? null : [t('terms.affected.wanted'), ' ', listed(wanted, translation.target)],
    ),
    proposed === null || closed !== null
      ? h('p.faint', closed === null ? t('terms.affected.byYou') : t(`refusal.${closed.code}`))
      : [
          hidden('translation', translation.id),
          hidden('key', segment.key),
          hidden('version', String(target.version)),
          hidden('target', proposed),
          h(
            'label.check',
            h('input', { type: 'checkbox', name: fixField(index, 'pick') }),
            t('terms.affected.pick', { number: index + 1 }),
          ),
        ],
  )
}

const listed = (texts: readonly string[], language: Locale): Element =>
  h(
    'span',
    texts.flatMap((text, index) => (index === 0 ? [words(text, language)] : [', ', words(text, language)])),
  )

function outcome({ t }: Tongue, { applied, conflict, refused }: FixCounts): Element {
  const whole = conflict + refused === 0
  return notice({
    tone: whole ? 'success' : 'warning',
    icon: whole ? 'check' : 'warning',
    role: 'status',
    title: t('terms.affected.applied', { count: applied }),
    ...(whole
      ? {}
      : {
          body: [
            ...(conflict === 0 ? [] : [t('terms.affected.conflict', { count: conflict })]),
            ...(refused === 0 ? [] : [t('terms.affected.refused', { count: refused })]),
          ].join(' '),
        }),
  })
}
