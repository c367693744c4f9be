import type { Finding } from '@passerelle/domain'
import { type Element, h } from '@passerelle/page'
import type { Tongue } from './tongue.ts'

/** The checks that the catalogue has a name for; another is shown by its identifier. */
export const NAMED_CHECKS: ReadonlySet<string> = new Set([
  'xml-tags',
  'safe-html',
  'placeholders',
  'links',
  'emails',
  'numbers',
  'check_glossary',
  'same',
  'end_stop',
  'end_question',
  'end_exclamation',
  'end_colon',
  'begin_space',
  'end_space',
  'double_space',
  'newline-count',
  'length',
  'xml-invalid',
  'bbcode',
  'md-link',
  'md-reflink',
  'md-syntax',
  'url',
  'end_interrobang',
  'end_semicolon',
  'end_ellipsis',
  'ellipsis',
  'zero-width-space',
  'punctuation_spacing',
  'no_break_space',
  'begin_newline',
  'end_newline',
  'escaped_newline',
  'duplicate',
  'kashida',
  'kabyle_characters',
  'max-length',
  'dates',
  'currencies',
  'units',
  'negation',
  'names',
  'sentences',
  'language',
  'untranslated',
  'brackets',
  'quotes',
  'moved_codes',
  'bidi',
  'homoglyphs',
  'profanity',
  'wide_punctuation',
  'inverted_marks',
  'empty',
])

/** A check in the words of the page. */
export const checkName = ({ t }: Tongue, check: string): string =>
  NAMED_CHECKS.has(check) ? t(`check.${check}`) : check

const WEIGHT = { error: 0, warning: 1, info: 2 } as const

/**
 * The findings of a segment, the gravest first and the dismissed ones last. Each says its severity and its check in the language of
 * the page; the sentence is the check's own, in English. `judge` makes what a person can do about one.
 */
export function findingList(
  tongue: Tongue,
  findings: readonly Finding[],
  judge: (finding: Finding) => Element | null = () => null,
): Element[] {
  if (findings.length === 0) return []
  const order = ({ severity, dismissed }: Finding): number =>
    WEIGHT[severity] + (dismissed === undefined ? 0 : 3)
  const sorted = [...findings].sort((a, b) => order(a) - order(b))
  return [
    h(
      'ul.findings',
      sorted.map((finding) => listed(tongue, finding, judge(finding))),
    ),
  ]
}

function listed(tongue: Tongue, finding: Finding, judgement: Element | null): Element {
  const { t } = tongue
  const { check, severity, message, places, dismissed } = finding
  const said = [
    h('strong', t(`severity.${severity}`), ' · ', checkName(tongue, check)),
    ' ',
    h('span', { lang: 'en', dir: 'ltr' }, message),
  ]
  return h(
    'li.finding',
    { className: [`finding-${severity}`, ...(dismissed === undefined ? [] : ['finding-dismissed'])] },
    dismissed === undefined ? said : h('s', h('span.visually-hidden', `[${t('dismiss.dismissed')}] `), said),
    places?.[0] === undefined || dismissed !== undefined
      ? null
      : h(
          'button.to-place.scripted',
          { type: 'button', dataStart: String(places[0].start), dataEnd: String(places[0].end) },
          t('segment.showPlace'),
        ),
    judgement,
  )
}
