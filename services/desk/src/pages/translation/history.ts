import type { Event } from '@passerelle/domain'
import type { Element } from '@passerelle/page'
import { h } from '@passerelle/page'
import type { EventRecord } from '@passerelle/workflow'
import { checkName } from '../../view/findings.ts'
import { plainWithMarks } from '../../view/inline-text.ts'
import type { Tongue } from '../../view/tongue.ts'
import { age, dateTime, languageName } from '../../view/wording.ts'

/** What happened to this translation and its case, the newest first. */
export function history(tongue: Tongue, all: readonly EventRecord[], now: Date): Element {
  const { t } = tongue
  // A version's own event says the same, with its language.
  const events = all.filter(({ event }) => event.type !== 'translation-published')
  return h(
    'details.history',
    { id: 'history' },
    h('summary', t('history.title', { count: events.length })),
    h(
      'ol',
      { reversed: true },
      [...events]
        .reverse()
        .map((record) =>
          h(
            'li',
            h(
              'time',
              { dateTime: record.at, title: dateTime(tongue, record.at) },
              age(tongue, record.at, now),
            ),
            ' ',
            h('span.who', record.actorName ?? t('history.pipeline')),
            ' ',
            h('span', sentence(tongue, record.event)),
            remarkIn(record.event) !== null
              ? h('blockquote', { dir: 'auto' }, plainWithMarks(tongue, remarkIn(record.event) ?? ''))
              : null,
          ),
        ),
    ),
  )
}

/** What a person wrote with it. */
function remarkIn(event: Event): string | null {
  if (event.type === 'changes-requested') return event.comment
  return event.type === 'finding-dismissed' ? event.reason : null
}

function sentence(tongue: Tongue, event: Event): string {
  const { t } = tongue
  switch (event.type) {
    case 'language-detected':
      return t(`event.language-detected.${event.decision}`, {
        language: languageName(tongue, event.language),
      })
    case 'language-corrected':
      return t('event.language-corrected', {
        from: languageName(tongue, event.from),
        language: languageName(tongue, event.language),
        revision: event.revision,
      })
    case 'case-submitted':
    case 'case-revised':
      return t(`event.${event.type}`, { revision: event.revision })
    case 'drafted':
      return event.engine === null
        ? t('event.draftedFromMemory', { count: event.segments })
        : t('event.drafted', { engine: event.engine, count: event.segments })
    case 'blocked':
      return t('event.blocked', { reason: t(`block.${event.reason}.title`) })
    case 'finding-dismissed':
    case 'dismissal-undone':
      return t(`event.${event.type}`, { check: checkName(tongue, event.check) })
    case 'translation-published':
      return t('event.translation-published', { number: event.number })
    case 'version-published':
    case 'version-restored':
    case 'version-withdrawn':
      return t(`event.${event.type}`, { number: event.number, language: languageName(tongue, event.locale) })
    case 'case-failed':
    case 'case-retried':
    case 'drafting-started':
    case 'draft-retried':
    case 'reviewer-assigned':
    case 'segment-edited':
    case 'target-confirmed':
    case 'changes-requested':
    case 'approved':
    case 'superseded':
    case 'case-erased':
      return t(`event.${event.type}`)
  }
}
