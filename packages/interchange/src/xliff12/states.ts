import type { SegmentState } from '@passerelle/domain'
import type { XmlElement } from '../xml.ts'

/** A unit's `approved`, and its target's `state` with the `state-qualifier` of a draft. */
export function stateAttributes(
  state: SegmentState,
  from: string | undefined,
): { readonly approved: 'yes' | 'no'; readonly attributes: string } {
  switch (state) {
    case 'initial':
      return { approved: 'no', attributes: 'state="needs-translation"' }
    case 'translated': {
      const qualifier = from === undefined ? undefined : QUALIFIERS[from]
      return {
        approved: 'no',
        attributes:
          qualifier === undefined
            ? 'state="translated"'
            : `state="needs-review-translation" state-qualifier="${qualifier}"`,
      }
    }
    case 'reviewed':
      return { approved: 'yes', attributes: 'state="signed-off"' }
    case 'final':
      return { approved: 'yes', attributes: 'state="final"' }
  }
}

const QUALIFIERS: Readonly<Record<string, string>> = { mt: 'leveraged-mt', tm: 'leveraged-tm' }

/** The standard's states; those that a tool has made up (`x-…`) say that there is a translation. */
const STATES: Readonly<Record<string, SegmentState>> = {
  new: 'initial',
  'needs-translation': 'initial',
  'needs-adaptation': 'initial',
  'needs-l10n': 'initial',
  'signed-off': 'reviewed',
  final: 'final',
}

/** memoQ's own states, on the unit. */
const MEMOQ: Readonly<Record<string, SegmentState>> = {
  NotStarted: 'initial',
  Proofread: 'reviewed',
  Reviewer1Confirmed: 'reviewed',
}

/** Trados' own states, one for each segment of a unit; a segment without one has not been touched. */
const TRADOS: Readonly<Record<string, SegmentState>> = {
  ApprovedTranslation: 'reviewed',
  ApprovedSignOff: 'final',
}

const SDL = 'http://sdl.com/FileTypes/SdlXliff/1.0'

/** The state of a unit that has a target: what its tool says of it, in the standard's words or in the tool's own. */
export function stateOf(unit: XmlElement, target: XmlElement): SegmentState {
  const { approved, 'mq:status': memoq } = unit.attributes
  const { state } = target.attributes
  if (state !== undefined) return STATES[state] ?? (approved === 'yes' ? 'reviewed' : 'translated')
  if (memoq !== undefined) return MEMOQ[memoq] ?? 'translated'
  const segments = unit.children.flatMap((child) =>
    typeof child === 'object' && child.namespace === SDL && child.name === 'seg-defs'
      ? child.children.filter((seg): seg is XmlElement => typeof seg === 'object' && seg.name === 'seg')
      : [],
  )
  if (segments.length > 0) {
    const reached = segments.map(({ attributes: { conf } }) =>
      conf === undefined ? 'initial' : (TRADOS[conf] ?? 'translated'),
    )
    return ORDER.find((one) => reached.includes(one)) ?? 'initial'
  }
  return approved === 'yes' ? 'reviewed' : 'translated'
}

const ORDER: readonly SegmentState[] = ['initial', 'translated', 'reviewed', 'final']
