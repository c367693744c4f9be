import type { Locale } from '@passerelle/domain'
import type { Engine, ReviewedSegment } from '@passerelle/workflow'
import { translateTexts } from '../machine/translate-texts.ts'
import { billFor, mostBilled } from './bill.ts'
import { measureTrial } from './measure.ts'
import { fingerprint } from './set-file.ts'
import type { TrialReport } from './show.ts'

interface TrialRequest {
  readonly source: Locale
  readonly target: Locale
  readonly set: readonly ReviewedSegment[]
  readonly progress?: (done: number) => void
}

/**
 * Asks an engine for the set's sources and measures its texts; nothing is written anywhere. One that is not free is billed for no
 * more than `billFor` says, outside of the ledger. Throws a CliError with the engine's sentence when it gives up.
 */
export async function runTrial(
  engine: Engine,
  { source, target, set, progress }: TrialRequest,
): Promise<TrialReport> {
  const sources = set.map((segment) => segment.source)
  let refused = 0
  const texts = await translateTexts([engine], {
    source,
    target,
    texts: sources,
    refused: () => {
      refused += 1
    },
    ...(billFor(engine, sources) === null
      ? {}
      : { mostBilled: (batch: readonly string[]) => mostBilled(engine, batch) }),
    ...(progress === undefined ? {} : { progress }),
  })
  return {
    engine: engine.name,
    source,
    target,
    fingerprint: fingerprint(set),
    refused,
    ...measureTrial(set, texts),
  }
}
