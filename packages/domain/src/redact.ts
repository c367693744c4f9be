import type { Event } from './event.ts'

/** An event without what people wrote in it: what is left of it in the log of a case that was erased. */
export function withoutWords(event: Event): Event {
  switch (event.type) {
    case 'changes-requested':
      return { ...event, comment: '' }
    case 'finding-dismissed':
      return { ...event, reason: '' }
    case 'dismissal-undone':
    case 'target-confirmed':
    case 'case-submitted':
    case 'case-revised':
    case 'language-detected':
    case 'language-corrected':
    case 'case-failed':
    case 'case-retried':
    case 'drafting-started':
    case 'drafted':
    case 'blocked':
    case 'draft-retried':
    case 'reviewer-assigned':
    case 'segment-edited':
    case 'approved':
    case 'translation-published':
    case 'superseded':
    case 'version-published':
    case 'version-withdrawn':
    case 'version-restored':
    case 'case-erased':
      return event
  }
}
