import { composeWords, parseInline } from '@passerelle/domain'
import type { EngineFailure, EngineRequest } from '@passerelle/workflow'
import { failure } from './failure.ts'

/** What really has to be sent of a list of texts: each once, none without a word in it. */
export interface Workload {
  readonly texts: readonly string[]
  /** The answers to `texts`, in their order → the answers to the whole list. */
  readonly spread: (answers: readonly string[]) => string[]
}

// Letters, digits and signs of any script; a text without one has nothing to translate.
const WORD = /[\p{L}\p{N}]/u

const hasWords = (text: string): boolean =>
  parseInline(text).some((part) => part.type === 'text' && WORD.test(part.value))

/**
 * Sorts out blank texts (they come back as they are), twins (asked for once) and the spaces around a text
 * (engines lose them), and puts the rest into NFC.
 */
export function workloadOf(texts: readonly string[]): Workload {
  const order = new Map<string, number>()
  const places = texts.map((text) => {
    if (!hasWords(text)) return { whole: text }
    const trimmed = text.trim()
    const core = composeWords(trimmed)
    const start = text.indexOf(trimmed)
    const index = order.get(core) ?? order.size
    order.set(core, index)
    return { before: text.slice(0, start), index, after: text.slice(start + trimmed.length) }
  })
  return {
    texts: [...order.keys()],
    spread: (answers) =>
      places.map((place) =>
        'whole' in place ? place.whole : place.before + (answers[place.index] ?? '') + place.after,
      ),
  }
}

/** Refuses what no engine can take: too many texts, too many bytes, lone surrogates, NUL. */
export function obstacle(
  request: EngineRequest,
  limits: { readonly texts: number; readonly bytes: number },
  sizeOf: (text: string) => number,
): EngineFailure | undefined {
  const { texts } = request
  if (texts.length > limits.texts)
    return failure(
      'too_large',
      `${texts.length} texts in one request are over the limit of ${limits.texts}; send fewer at a time.`,
    )
  const bytes = texts.reduce((sum, text) => sum + sizeOf(text), 0)
  if (bytes > limits.bytes)
    return failure(
      'too_large',
      `${bytes} bytes in one request are over the limit of ${limits.bytes}; send less at a time.`,
    )
  if (texts.some((text) => !text.isWellFormed() || text.includes('\0')))
    return failure(
      'bad_input',
      'A text holds NUL or half a surrogate pair; clean it before it is translated.',
    )
  return undefined
}
