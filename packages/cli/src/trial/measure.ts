import { chrF, editRate } from '@passerelle/quality'
import type { ReviewedSegment } from '@passerelle/workflow'

/** How near texts come to what people approved. */
export interface Nearness {
  /** chrF2 over all of them, from 0 to 100; more is better. */
  readonly chrf: number
  /** Edits for a word (HTER) over all words; less is better. */
  readonly hter: number
}

/** An engine of which drafts are kept, and the engine on trial over the same segments. */
export interface Beside {
  readonly engine: string
  readonly segments: number
  readonly drafts: Nearness
  readonly trial: Nearness
}

export interface TrialResult {
  /** Segments that the engine on trial gave a text for. */
  readonly segments: number
  /** Null where it gave none. */
  readonly trial: Nearness | null
  /** By the engine whose drafts they are, the one with the most first. */
  readonly beside: readonly Beside[]
}

/** An engine's texts, by source, against what people approved, and beside the drafts that they began from. */
export function measureTrial(
  set: readonly ReviewedSegment[],
  texts: ReadonlyMap<string, string>,
): TrialResult {
  const answered = set.flatMap((segment) => {
    const text = texts.get(segment.source)
    return text === undefined ? [] : [{ ...segment, text }]
  })
  const drafted = answered.flatMap((segment) =>
    segment.draft === undefined ? [] : [{ ...segment, draft: segment.draft }],
  )
  const beside = [...Map.groupBy(drafted, ({ draft }) => draft.engine)].map(([engine, segments]) => {
    const references = segments.map(({ target }) => target)
    return {
      engine,
      segments: segments.length,
      drafts: nearness(
        segments.map(({ draft }) => draft.text),
        references,
      ),
      trial: nearness(
        segments.map(({ text }) => text),
        references,
      ),
    }
  })
  return {
    segments: answered.length,
    trial:
      answered.length === 0
        ? null
        : nearness(
            answered.map(({ text }) => text),
            answered.map(({ target }) => target),
          ),
    beside: beside.toSorted((one, other) => other.segments - one.segments),
  }
}

function nearness(texts: readonly string[], references: readonly string[]): Nearness {
  const rates = texts.map((text, index) => editRate(text, references[index] ?? ''))
  const sum = (of: 'edits' | 'words'): number => rates.reduce((all, rate) => all + rate[of], 0)
  return { chrf: chrF(texts, references), hter: sum('edits') / Math.max(1, sum('words')) }
}
