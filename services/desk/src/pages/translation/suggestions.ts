import { directionOf, segmentLanguage } from '@passerelle/domain'
import { type Element, h, name } from '@passerelle/page'
import type { Suggestion, Suggestions } from '@passerelle/workflow'
import { paths, segmentAnchor } from '../../paths.ts'
import { changedText } from '../../view/changed-text.ts'
import { inlineText } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { age, dateTime, languageName } from '../../view/wording.ts'

export interface SuggestionsProps {
  readonly tongue: Tongue
  readonly found: Suggestions
  readonly now: Date
  /** Whether nothing can be edited now. */
  readonly isClosed: boolean
}

/** Suggestions that have a key of their own. */
const KEYS = 3

/** The source of a segment, what the memory has for it, and the way back. */
export function suggestionsPage(props: SuggestionsProps): Element[] {
  const { tongue, found } = props
  const { segment, view } = found
  const language = segmentLanguage(segment, view.translation.source)
  return [
    h(
      'p.back',
      h(
        'a',
        { href: `${paths.translation(view.translation.id)}#${segmentAnchor(segment.key)}` },
        `← ${tongue.t('suggest.back')}`,
      ),
    ),
    h('h1', tongue.t('suggest.title')),
    h(
      'p.text',
      { lang: language, dir: directionOf(language) },
      inlineText(tongue, segment.source, segment.codes),
    ),
    suggestionList(props),
  ]
}

/** What the memory has for a segment: each with its worth, what differs, who stands for it, and a button that needs no script. */
function suggestionList(props: SuggestionsProps): Element {
  const { tongue, found } = props
  const { items } = found
  const label =
    items.length === 0 ? tongue.t('suggest.none') : tongue.t('suggest.count', { count: items.length })
  return h(
    'section.suggestions',
    { ariaLabel: label, dataSuggestions: '' },
    items.length === 0
      ? h('p.suggestions-none', label)
      : h(
          'ol',
          items.map((item, index) => h('li', suggestion(props, item, index + 1))),
        ),
  )
}

function suggestion(props: SuggestionsProps, item: Suggestion, place: number): Element {
  const { tongue, found, isClosed } = props
  const { translation } = found.view
  const { t } = tongue
  const inUse = item.target === found.segment.target.target
  return h(
    'form.suggestion',
    { method: 'post', action: paths.segment(translation.id, found.segment.key), dataPlace: String(place) },
    h('input', { type: 'hidden', name: 'version', value: String(translation.version) }),
    h('input', { type: 'hidden', name: 'target', value: item.target }),
    h(
      'p.suggestion-head',
      h('strong.percent', t('suggest.percent', { percent: item.percent })),
      ' ',
      h('span', t(`suggest.match.${item.match}`)),
    ),
    difference(props, item),
    h(
      'p.text',
      { lang: translation.target, dir: directionOf(translation.target) },
      inlineText(tongue, item.target, found.segment.codes),
    ),
    h('p.suggestion-foot', standing(props, item)),
    isClosed || inUse || !item.fits
      ? h('p.suggestion-foot', isClosed ? '' : t(inUse ? 'suggest.inUse' : 'suggest.otherCodes'))
      : h(
          'p.suggestion-act',
          h(
            'button.button.button-quiet.small',
            { type: 'submit', ariaLabel: t('suggest.insertNamed', { place }) },
            t('suggest.insert'),
          ),
          place > KEYS
            ? null
            : h('span.scripted', ' ', h('kbd', t('key.Alt')), ' + ', h('kbd', String(place))),
        ),
  )
}

/** Its source with the words struck that this one does not have, and those put in that it has instead. */
function difference({ tongue, found }: SuggestionsProps, { match, unit }: Suggestion): Element | null {
  if (match === 'exact' || match === 'in-context') return null
  const { segment, view } = found
  const language = segmentLanguage(segment, view.translation.source)
  return h(
    'p.text.difference',
    { lang: language, dir: directionOf(language) },
    changedText(tongue, unit.source, segment.source, segment.codes),
  )
}

/** Who approved it or brought it, when, and why it is worth less than its likeness. */
function standing({ tongue, now }: SuggestionsProps, { unit, penalties }: Suggestion): Element[] {
  const { t } = tongue
  const who = unit.by === undefined ? null : name(unit.by)
  const key = who === null ? `suggest.${unit.trust}` : `suggest.${unit.trust}By`
  return [
    h('span', t(key), who === null ? '' : ' ', who),
    h('time', { dateTime: unit.at, title: dateTime(tongue, unit.at) }, age(tongue, unit.at, now)),
    ...penalties.map((penalty) => h('span', penaltyWords(tongue, penalty, unit))),
  ]
}

const penaltyWords = (
  tongue: Tongue,
  penalty: Suggestion['penalties'][number],
  { languages }: Suggestion['unit'],
): string =>
  penalty === 'variant'
    ? `${tongue.t('penalty.variant')} (${languages.map((tag) => languageName(tongue, tag)).join(' → ')})`
    : tongue.t(`penalty.${penalty}`)
