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
  'empty',
])

const WEIGHT = { error: 0, warning: 1, info: 2 } as const

/**
 * The findings of a segment, the gravest first. Each says its severity and its check in the language of the page; the
 * sentence is the check's own, in English.
 */
export function findingList({ t }: Tongue, findings: readonly Finding[]): Element[] {
  if (findings.length === 0) return []
  const sorted = [...findings].sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
  return [
    h(
      'ul.findings',
      sorted.map(({ check, severity, message, places }) =>
        h(
          'li.finding',
          { className: [`finding-${severity}`] },
          h(
            'strong',
            t(`severity.${severity}`),
            ' · ',
            NAMED_CHECKS.has(check) ? t(`check.${check}`) : check,
          ),
          ' ',
          h('span', { lang: 'en', dir: 'ltr' }, message),
          places?.[0] === undefined
            ? null
            : h(
                'button.to-place.scripted',
                { type: 'button', dataStart: String(places[0].start), dataEnd: String(places[0].end) },
                t('segment.showPlace'),
              ),
        ),
      ),
    ),
  ]
}
