import { type InlinePart, plainText, writeInline } from '@passerelle/domain'
import type { Rung, Sending } from './ladder.ts'
import { joinTexts, type Lexeme, lexemesOf, partsOf, wordsOf } from './lexemes.ts'
import { runsOf } from './runs.ts'
import { readTokens, writeTokens } from './tokens.ts'

/**
 * The ladder of engines that keep codes by markup of their own: messages are segments' texts, which the engine's file
 * writes in that markup. Numbers and names travel as they are first, for neural engines translate around them best.
 */
export const MARKUP_RUNGS: readonly Rung[] = [
  { prepare: (text) => ({ messages: [text], receive: ([answer]) => answer }) },
  { prepare: asTokens },
  { splits: true, prepare: inRuns },
]

/** Codes, names, numbers and terms as words that no language has. */
function asTokens(text: string, terms: readonly string[]): Sending {
  const lexemes = lexemesOf(text, { numbers: true, terms })
  const { message, tokens } = writeTokens(lexemes)
  if (tokens.held.length === 0) return { messages: [], receive: () => undefined }
  return { messages: [message], receive: ([answer = '']) => readTokens(answer, tokens) }
}

const isProse = (lexeme: Lexeme): boolean =>
  lexeme.type === 'word' ||
  lexeme.type === 'gap' ||
  (lexeme.type === 'sign' && lexeme.parts.every(({ type }) => type === 'text'))

/** The words between codes, names and numbers, each run by itself: nothing can move, but context is lost. */
function inRuns(text: string, terms: readonly string[]): Sending {
  const runs = runsOf(text, terms, isProse)
  const spoken = new Map(
    runs.flatMap((run, index) => {
      const text = run.map(wordsOf).join('')
      return run.some(({ type }) => type === 'word') ? [[index, { text, core: text.trim() }] as const] : []
    }),
  )
  // A text without anything to cut at has been sent as it is already.
  if (runs.length === 1) return { messages: [], receive: () => undefined }
  return {
    messages: [...spoken.values()].map(({ core }) => writeInline([{ type: 'text', value: core }])),
    receive: (answers) => {
      const left = answers.map((answer) => plainText(answer).trim())
      if (left.includes('')) return undefined
      const parts = runs.flatMap((run, index): readonly InlinePart[] => {
        const said = spoken.get(index)
        if (said === undefined) return run.flatMap(partsOf)
        const answer = left.shift() ?? ''
        // The spaces around a run are the text's own.
        return [{ type: 'text', value: said.text.replace(said.core, () => answer) }]
      })
      return writeInline(joinTexts(parts))
    },
  }
}
