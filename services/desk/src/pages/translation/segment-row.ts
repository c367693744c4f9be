import type { Locale, PersonId, Refusal, ReviewPolicy, TranslationId } from '@passerelle/domain'
import {
  directionOf,
  isUnconfirmed,
  openFindings,
  parseInline,
  plainText,
  segmentLanguage,
  standingErrors,
} from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { SegmentTerm, SegmentView } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import { originBadge } from '../../view/badges.ts'
import { legend } from '../../view/chips.ts'
import { findingList } from '../../view/findings.ts'
import { inlineText, markLegend } from '../../view/inline-text.ts'
import { hasMarks } from '../../view/marks.ts'
import { qualityNote } from '../../view/quality.ts'
import type { Tongue } from '../../view/tongue.ts'
import { languageName } from '../../view/wording.ts'
import { changeNote, formerOffer } from './change.ts'
import { confirmation, findingJudgement } from './judgement.ts'
import { offer } from './offer.ts'
import { repetitionNote } from './repetitions.ts'
import { termNotes } from './segment-terms.ts'

export interface SegmentRowProps {
  readonly tongue: Tongue
  readonly reader: PersonId
  readonly translationId: TranslationId
  /** What the reader has seen: the version of the translation when this row was made. */
  readonly version: number
  readonly source: Locale
  readonly target: Locale
  readonly item: SegmentView
  /** What the termbase says about its source. */
  readonly terms: readonly SegmentTerm[]
  /** The other segments of the text that hold the same sentence. */
  readonly repetitions: readonly SegmentView[]
  readonly numberOf: (key: SegmentView['key']) => number
  /** From 1, over the whole translation. */
  readonly number: number
  /** Why nothing can be edited now; null when it can. */
  readonly closed: Refusal | null
  /** Why nothing can be dismissed or confirmed now; null when it can. */
  readonly judging: Refusal | null
  readonly policy: ReviewPolicy
  /** The people who act in this translation, by id. */
  readonly names: ReadonlyMap<PersonId, string>
}

/**
 * One segment: its source, its target in a form of its own, and beside them what the checks say.
 * `data-open` marks a segment that still wants a person: without a target, with an error that stands, or to be confirmed.
 */
export function segmentRow(props: SegmentRowProps): Element {
  const { tongue, item, number } = props
  const source = segmentLanguage(item, props.source)
  const { t } = tongue
  const { findings, state } = item.target
  const unconfirmed = isUnconfirmed(item.target)
  const open = state === 'initial' || unconfirmed || standingErrors(findings, props.policy).length > 0
  return h(
    'article.segment',
    {
      id: segmentAnchor(item.key),
      dataKey: item.key,
      dataOpen: open ? 'yes' : undefined,
      dataUnconfirmed: unconfirmed ? 'yes' : undefined,
      ariaLabel: t('segment.label', { number }),
    },
    h('p.number', { ariaHidden: 'true' }, String(number)),
    h(
      'div.source',
      h('p.text', { lang: source, dir: directionOf(source) }, inlineText(tongue, item.source, item.codes)),
      item.language === undefined
        ? null
        : h('p.other-language', t('segment.otherLanguage', { language: languageName(tongue, source) })),
      legend(tongue, item.codes),
      markLegend(tongue, plainText(item.source)),
      termNotes(props),
      changeNote(props),
    ),
    targetForm(props),
    h(
      'div.side',
      originBadge(tongue, item.target.origin, props.reader),
      confirmation(props),
      item.target.state === 'initial' || item.target.quality === undefined
        ? null
        : qualityNote(tongue, item.target.quality),
      findingList(tongue, findings, (finding) => findingJudgement(props, finding)),
      repairOffer(props),
      formerOffer(props),
      repetitionNote(props),
    ),
    h(
      'div.recall',
      h('a', { href: paths.suggestions(props.translationId, item.key), dataSuggest: '' }, t('suggest.open')),
    ),
  )
}

function targetForm(props: SegmentRowProps): Element {
  const { tongue, item, number, target, closed } = props
  const { t } = tongue
  const language = { lang: target, dir: directionOf(target) }
  const text = item.target.target
  const flaws = openFindings(item.target.findings).flatMap(({ message, places = [] }) =>
    places.map((place) => ({ ...place, message })),
  )
  const seen = h('p.text.seen', language, inlineText(tongue, text, item.codes, flaws))
  const unseen = markLegend(tongue, plainText(text))
  if (closed !== null) return h('div.target', seen, unseen)
  const marked = hasMarks(text) || flaws.length > 0 || parseInline(text).some(({ type }) => type !== 'text')
  return h(
    'form.target',
    { method: 'post', action: paths.segment(props.translationId, item.key) },
    h('input', { type: 'hidden', name: 'version', value: String(props.version) }),
    h(
      'textarea',
      {
        name: 'target',
        dataSource: item.source,
        rows: rowsFor(text === '' ? item.source : text),
        spellCheck: true,
        autoComplete: 'off',
        ariaLabel: t('segment.targetLabel', { number, language: languageName(tongue, target) }),
        ...language,
      },
      // A browser drops one line break at the start of a textarea; this one is given to it to drop.
      `\n${text}`,
    ),
    h('div.preview', { hidden: !marked }, h('span.preview-name', t('segment.preview')), ' ', seen, unseen),
    h(
      'div.foot',
      h('p.result', { dataResult: '' }),
      h('button.button.button-quiet.small', { type: 'submit' }, t('segment.save')),
    ),
  )
}

/** The target with its codes put right, where the checks found a way: taken by a button, as the reader's own edit. */
function repairOffer(props: SegmentRowProps): Element | null {
  const { tongue, item } = props
  const repair = openFindings(item.target.findings).find((finding) => finding.repair !== undefined)?.repair
  return repair === undefined || props.closed !== null
    ? null
    : offer(props, { name: tongue.t('offer.repair'), text: repair, take: tongue.t('offer.applyRepair') })
}

// About 60 characters fit on a line of the narrowest column; the script measures once it runs.
const rowsFor = (text: string): number => Math.min(12, Math.max(1, Math.ceil(text.length / 60)))
