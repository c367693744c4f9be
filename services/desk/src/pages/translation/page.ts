import {
  type FieldName,
  isUnconfirmed,
  type Locale,
  type ReviewPolicy,
  type TranslationId,
} from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import {
  type EventRecord,
  repetitionsOf as repetitions,
  type SegmentTerm,
  type SegmentView,
  type TranslationView,
} from '@passerelle/workflow'
import { paths } from '../../paths.ts'
import type { ReviewOptions } from '../../review-options.ts'
import type { Tongue } from '../../view/tongue.ts'
import { decisionBar } from './decision.ts'
import { conflictDialog, helpDialog } from './dialogs.ts'
import { exchange } from './exchange.ts'
import { head } from './head.ts'
import { history } from './history.ts'
import { notices } from './notices.ts'
import { removedRows } from './removed.ts'
import { type SegmentRowProps, segmentRow } from './segment-row.ts'
import { sourceLanguage } from './source-language.ts'

export interface TranslationPageProps {
  readonly tongue: Tongue
  readonly reader: SegmentRowProps['reader']
  readonly view: TranslationView
  readonly options: ReviewOptions
  readonly events: readonly EventRecord[]
  /** The open translation that took a stale one's place. */
  readonly newer: TranslationId | undefined
  /** What a person who corrects the source's language is offered; they may write any other. */
  readonly languages: readonly Locale[]
  readonly policy: ReviewPolicy
  readonly termsOf: (item: SegmentView) => readonly SegmentTerm[]
  /** The segments as the text has them, or those first that look as if they needed a person. */
  readonly order: 'text' | 'attention'
  readonly now: Date
}

/** A translation with its source beside it, segment by segment, and the decision at the end. */
export function translationPage(props: TranslationPageProps): Element[] {
  const { tongue, view, options, events } = props
  const { translation } = view
  return [
    h(
      'div.translation',
      {
        dataTranslation: translation.id,
        dataApi: `/api/v1/translations/${translation.id}`,
        dataVersion: String(translation.version),
        ...messages(tongue),
      },
      head(tongue, view, props.now),
      sourceLanguage(tongue, view, props.languages),
      noticesOf(props),
      h(
        'div.tools',
        h('a', { href: '#decision' }, tongue.t('translation.toDecision')),
        orderLink(props),
        h(
          'button.button.button-quiet.small.scripted',
          { type: 'button', dataHelp: '' },
          tongue.t('help.open'),
          ' ',
          h('kbd', '?'),
        ),
      ),
      segmentSections(props),
      view.items.length === 0 ? h('p.empty', tongue.t('translation.empty')) : null,
      decisionBar(tongue, view, options),
      exchange(tongue, translation, options),
      history(tongue, events, props.now),
      h('p.visually-hidden', { role: 'status', ariaLive: 'polite', dataLive: '' }),
    ),
    helpDialog(tongue),
    conflictDialog(tongue, translation.target),
  ]
}

const orderLink = ({ tongue, view, order }: TranslationPageProps): Element =>
  order === 'text'
    ? h(
        'a',
        { href: `${paths.translation(view.translation.id)}?order=attention` },
        tongue.t('translation.attention'),
      )
    : h('a', { href: paths.translation(view.translation.id) }, tongue.t('translation.inOrder'))

/** One segment with what its change can move (state, notices, decision): what the script fetches anew after a save. */
export function segmentFragment(props: TranslationPageProps, key: string): Element[] {
  const index = props.view.items.findIndex((item) => item.key === key)
  const item = props.view.items[index]
  if (item === undefined) return []
  return [
    head(props.tongue, props.view, props.now),
    noticesOf(props),
    rows(props)(item, index + 1),
    decisionBar(props.tongue, props.view, props.options),
  ]
}

const noticesOf = ({ tongue, view, options, events, newer }: TranslationPageProps): Element =>
  h('div.notices', notices(tongue, view, options, events, newer))

function segmentSections(props: TranslationPageProps): Element[] {
  const { tongue, view } = props
  const numbered = view.items.map((item, index) => ({ item, number: index + 1 }))
  const fields = [...new Set(view.items.map(({ field }) => field))]
  const row = rows(props)
  if (props.order === 'attention')
    return [
      h(
        'section.field-section',
        h('h2', tongue.t('translation.attention')),
        numbered
          .toSorted((a, b) => needOf(a.item) - needOf(b.item))
          .map(({ item, number }) => row(item, number)),
      ),
    ]
  return fields.map((field) =>
    h(
      'section.field-section',
      h('h2', tongue.t(fieldKey(field))),
      removedRows(tongue, view, field, null),
      numbered
        .filter(({ item }) => item.field === field)
        .flatMap(({ item, number }) => [row(item, number), ...removedRows(tongue, view, field, item.key)]),
    ),
  )
}

/** The less, the sooner a person should look at it: what has no text or waits for a word, then the worst estimate. */
const needOf = ({ target }: SegmentView): number =>
  target.state === 'initial' || isUnconfirmed(target) ? -1 : (target.quality?.score ?? 0)

const fieldKey = (field: FieldName): string => `field.${field}`

/** Makes the rows of a page; what stands in several of them is looked for once. */
function rows(props: TranslationPageProps): (item: SegmentView, number: number) => Element {
  const { translation, items } = props.view
  const repetitionsOf = repetitions(items)
  const numbers = new Map(items.map(({ key }, index) => [key, index + 1]))
  return (item, number) =>
    segmentRow({
      tongue: props.tongue,
      reader: props.reader,
      translationId: translation.id,
      version: translation.version,
      source: translation.source,
      target: translation.target,
      item,
      terms: props.termsOf(item),
      repetitions: repetitionsOf(item),
      numberOf: (key) => numbers.get(key) ?? 0,
      number,
      closed: props.options.edit,
      judging: props.options.judge,
      policy: props.policy,
      names: props.view.judges,
    })
}

/** Sentences that the script says, in the language of the page. */
const messages = (tongue: Tongue): Record<string, string> =>
  Object.fromEntries(
    [
      'saving',
      'saved',
      'confirmed',
      'unsaved',
      'failed',
      'offline',
      'signedOut',
      'last',
      'noneOpen',
      'moved',
      'copied',
      'offerAnew',
      'dismissed',
      'restored',
      'stands',
      'inserted',
      'noSuggestion',
    ].map((name) => [`data${name[0]?.toUpperCase()}${name.slice(1)}`, tongue.t(`script.${name}`)]),
  )
