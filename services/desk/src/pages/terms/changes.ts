import type { Concept } from '@passerelle/domain'
import { type Element, h, name, words } from '@passerelle/page'
import type { TermChange } from '@passerelle/workflow'
import { HISTORY_SHOWN } from '../../terms/concept-body.ts'
import type { Tongue } from '../../view/tongue.ts'
import { age, dateTime, languageName } from '../../view/wording.ts'

/** Who changed a concept, when, and the lines that each change struck and put in; the newest first. */
export function conceptChanges(tongue: Tongue, changes: readonly TermChange[], now: Date): Element {
  const { t } = tongue
  return h(
    'details.history',
    { id: 'history' },
    h('summary', t('terms.changes')),
    h(
      'ol',
      { reversed: true },
      changes
        .slice(0, HISTORY_SHOWN)
        .map((change, index) =>
          h(
            'li',
            h(
              'time',
              { dateTime: change.at, title: dateTime(tongue, change.at) },
              age(tongue, change.at, now),
            ),
            ' ',
            h('span.who', change.actorName === null ? t('terms.byCommand') : name(change.actorName)),
            difference(tongue, changes[index + 1]?.concept ?? null, change.concept),
          ),
        ),
    ),
  )
}

function difference(tongue: Tongue, before: Concept | null, now: Concept | null): Element {
  const { t } = tongue
  if (now === null) return h('p', t('terms.takenOut'))
  const [old, fresh] = [linesOf(tongue, before), linesOf(tongue, now)]
  const line = (tag: 'del' | 'ins', text: string): Element =>
    h(
      'li',
      h(
        tag,
        h('span.visually-hidden', `[${tag === 'del' ? t('change.struck') : t('change.putIn')}: `),
        words(text),
        h('span.visually-hidden', ']'),
      ),
    )
  return h(
    'ul.difference',
    old.filter((text) => !fresh.includes(text)).map((text) => line('del', text)),
    fresh.filter((text) => !old.includes(text)).map((text) => line('ins', text)),
  )
}

/** All that a concept says, a line each, so that two states of it can be held against each other. */
function linesOf(tongue: Tongue, concept: Concept | null): readonly string[] {
  if (concept === null) return []
  const { t } = tongue
  const facts = (['domain', 'definition', 'note'] as const).flatMap((name) => {
    const text = concept[name]
    return text === undefined ? [] : [`${t(`terms.${name}`)}${t('terms.colon')}${text}`]
  })
  return [
    ...facts,
    ...(concept.doNotTranslate ? [t('terms.doNotTranslate')] : []),
    ...concept.terms.map(({ language, text, status, partOfSpeech, note }) =>
      [languageName(tongue, language), text, t(`terms.status.${status}`), partOfSpeech, note]
        .filter((part) => part !== undefined)
        .join(' · '),
    ),
  ]
}
