import { writeInline } from '@passerelle/domain'
import { assemble, foldWordless, peel, tidied } from './apertium-codes.ts'
import { type CodeCarrier, decode, encode, MOST_HELD } from './apertium-stream.ts'
import type { Rung, Sending } from './protection/ladder.ts'
import { joinTexts, type Lexeme, lexemesOf, partsOf } from './protection/lexemes.ts'
import { runsOf } from './protection/runs.ts'

/** How a text travels in Apertium's stream. */
interface Way {
  readonly carrier: CodeCarrier
  /** Numbers travel as stand-ins. They are translated best as they are, so only where one was changed. */
  readonly numbers: boolean
}

const by = (way: Way): Rung => ({ prepare: (text, terms) => inStream(text, terms, way) })
const SPLIT: Rung = { splits: true, prepare: inRuns }

/** The ladder of a local Apertium: codes go with their words. Names travel as stand-ins on every rung, for it breaks them. */
export const APERTIUM_RUNGS: readonly Rung[] = [
  by({ carrier: 'bound', numbers: false }),
  by({ carrier: 'bound', numbers: true }),
  by({ carrier: 'blank', numbers: true }),
  SPLIT,
]

/** The same for a server whose pipelines lose what is bound to words. */
export const APERTIUM_RUNGS_WITHOUT_BINDING: readonly Rung[] = [
  by({ carrier: 'blank', numbers: false }),
  by({ carrier: 'blank', numbers: true }),
  SPLIT,
]

function inStream(text: string, terms: readonly string[], { carrier, numbers }: Way): Sending {
  const { before, core, after } = peel(foldWordless(lexemesOf(text, { numbers, terms })))
  const encoded = encode(core, carrier)
  if (encoded.held.length > MOST_HELD) return { messages: [], receive: () => undefined }
  return {
    messages: [encoded.message],
    receive: ([answer = '']) => {
      const pieces = decode(answer, encoded)
      if (pieces === undefined) return undefined
      const parts = assemble(tidied(pieces, core), encoded, core)
      return writeInline(joinTexts([...before, ...parts, ...after]))
    },
  }
}

const isProse = ({ type }: Lexeme): boolean => type === 'word' || type === 'gap'

/** The words between codes, signs and names, each run by itself; one whose answer cannot be read stays as it is. */
function inRuns(text: string, terms: readonly string[]): Sending {
  const runs = runsOf(text, terms, isProse)
  const sent = runs.flatMap((run, index) =>
    run.some(({ type }) => type === 'word') ? [{ index, encoded: encode(run, 'blank') }] : [],
  )
  return {
    messages: sent.map(({ encoded }) => encoded.message),
    receive: (answers) => {
      const targets = new Map(
        sent.map(({ index, encoded }, at) => {
          const pieces = decode(answers[at] ?? '', encoded)
          return [index, pieces === undefined ? undefined : assemble(pieces, encoded, [])] as const
        }),
      )
      const parts = runs.flatMap((run, index) => targets.get(index) ?? run.flatMap(partsOf))
      return writeInline(joinTexts(parts))
    },
  }
}
