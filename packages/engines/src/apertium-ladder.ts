import { codeFaults, plainText, writeInline } from '@passerelle/domain'
import { assemble, foldWordless, joinTexts, partsOf, peel, tidied } from './apertium-codes.ts'
import { type Lexeme, lexemesOf } from './apertium-lexis.ts'
import { type CodeCarrier, decode, encode, MOST_HELD } from './apertium-stream.ts'

/** Has Apertium translate messages in its stream format, one answer for each. */
export type Exchange = (messages: readonly string[]) => Promise<readonly string[]>

/** How a text travels. */
export interface Way {
  readonly carrier: CodeCarrier
  /** Numbers travel as stand-ins. They are translated best as they are, so only where one was changed. */
  readonly numbers: boolean
}

/** How a text is sent, from what costs least of its meaning to what is surest; what fails all of them is split. */
const LADDER: readonly Way[] = [
  { carrier: 'bound', numbers: false },
  { carrier: 'bound', numbers: true },
  { carrier: 'blank', numbers: true },
]

/** The same for a server whose pipelines lose what is bound to words. */
export const WITHOUT_BINDING: readonly Way[] = [
  { carrier: 'blank', numbers: false },
  { carrier: 'blank', numbers: true },
]

/**
 * Translates segments' texts by one pair. Codes, names, URLs, e-mail addresses, symbols and numbers come back
 * unchanged: each answer is verified, and a text whose answer fails is sent again the next way.
 */
export async function climb(
  texts: readonly string[],
  exchange: Exchange,
  ladder: readonly Way[] = LADDER,
): Promise<string[]> {
  const done = new Map<number, string>()
  for (const way of ladder) {
    const rest = texts.flatMap((text, index) =>
      done.has(index) ? [] : [{ text, index, sent: prepare(text, way) }],
    )
    if (rest.length === 0) break
    const ready = rest.filter(({ sent }) => sent.encoded.held.length <= MOST_HELD)
    const answers = await exchange(ready.map(({ sent }) => sent.encoded.message))
    for (const [at, { text, index, sent }] of ready.entries()) {
      const target = receive(answers[at] ?? '', sent)
      if (target !== undefined && codeFaults(text, target).length === 0 && sameNumbers(text, target))
        done.set(index, target)
    }
  }
  const rest = texts.flatMap((text, index) => (done.has(index) ? [] : [{ text, index }]))
  for (const { text, index } of rest) done.set(index, await inRuns(text, exchange))
  return texts.map((text, index) => done.get(index) ?? text)
}

type Sent = ReturnType<typeof prepare>

function prepare(text: string, { carrier, numbers }: Way) {
  const { before, core, after } = peel(foldWordless(lexemesOf(text, numbers)))
  return { before, core, after, encoded: encode(core, carrier) }
}

function receive(answer: string, { before, core, after, encoded }: Sent): string | undefined {
  const pieces = decode(answer, encoded)
  if (pieces === undefined) return undefined
  const parts = assemble(tidied(pieces, core), encoded, core)
  return writeInline(joinTexts([...before, ...parts, ...after]))
}

/** Translates the runs of words between codes, signs and names each by itself: nothing can move, but context is lost. */
async function inRuns(text: string, exchange: Exchange): Promise<string> {
  const runs: Lexeme[][] = []
  for (const lexeme of lexemesOf(text, true)) {
    const last = runs.at(-1)
    if (isProse(lexeme) && last?.every(isProse)) last.push(lexeme)
    else runs.push([lexeme])
  }
  const sent = runs.flatMap((run, index) =>
    run.some(({ type }) => type === 'word') ? [{ index, encoded: encode(run, 'blank') }] : [],
  )
  const answers = await exchange(sent.map(({ encoded }) => encoded.message))
  const targets = new Map(
    sent.map(({ index, encoded }, at) => {
      const pieces = decode(answers[at] ?? '', encoded)
      return [index, pieces === undefined ? undefined : assemble(pieces, encoded, [])] as const
    }),
  )
  return writeInline(joinTexts(runs.flatMap((run, index) => targets.get(index) ?? run.flatMap(partsOf))))
}

const isProse = ({ type }: Lexeme): boolean => type === 'word' || type === 'gap'

/** The digits of both texts are the same, in whatever order and however they are grouped. */
export function sameNumbers(source: string, target: string): boolean {
  const digits = (text: string): string => (plainText(text).match(/\p{N}+/gu) ?? []).sort().join(' ')
  return digits(source) === digits(target)
}
