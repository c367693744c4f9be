import type { Event, LanguageGuess } from '@passerelle/domain'

/** What happened, with the words that a line about it needs. */
export interface Happening {
  readonly slug: string
  /** The locale of the translation that it is about. */
  readonly target: string | null
  readonly actorName: string | null
  readonly event: Event
  /** What the detector found, for `language-detected`. */
  readonly guess?: LanguageGuess
}

/** A happening as a short line for people; null for what only programs care about. */
export function narrate({ slug, target, actorName, event, guess }: Happening): string | null {
  const where = target === null ? slug : `${slug} → ${target}`
  const who = actorName === null ? '' : ` by ${actorName}`
  switch (event.type) {
    case 'case-submitted':
      return `received ${where}`
    case 'case-revised':
      return `received revision ${event.revision} of ${where}`
    case 'language-detected':
      return event.decision === 'ask'
        ? `can't tell the language of ${where}: a person is asked`
        : `detected ${event.language}${guess === undefined ? '' : ` (${guess.confidence.toFixed(2)})`} · ${where}`
    case 'language-corrected':
      return `corrected ${event.from} to ${event.language} · ${where}${who}`
    case 'case-failed':
      return `could not read ${where} (${event.code})`
    case 'case-retried':
      return `trying ${where} again${who}`
    case 'drafting-started':
    case 'reviewer-assigned':
    case 'superseded':
    case 'translation-published':
      return null
    case 'drafted':
      return event.engine === null
        ? `ready for a person to write · ${where}, ${event.segments} segments`
        : `drafted ${where} with ${event.engine}, ${event.segments} segments`
    case 'blocked':
      return `waiting for a person · ${where} (${event.reason})`
    case 'draft-retried':
      return `drafting ${where} again${who}`
    case 'segment-edited':
      return `edited ${where}${who}`
    case 'finding-dismissed':
      return `dismissed a finding (${event.check}) · ${where}${who}`
    case 'dismissal-undone':
      return `took back a dismissal (${event.check}) · ${where}${who}`
    case 'target-confirmed':
      return `confirmed a segment over a mended slip · ${where}${who}`
    case 'changes-requested':
      return `changes requested · ${where}${who}`
    case 'approved':
      return `approved ${where}${who}`
    case 'version-published':
      return `published ${slug} in ${event.locale}`
    case 'version-withdrawn':
      return `withdrew ${slug} in ${event.locale}, which is not its language`
    case 'case-erased':
      return `erased a case${who}`
    case 'version-restored':
      return `restored version ${event.number} of ${slug} in ${event.locale}${who}`
  }
}
