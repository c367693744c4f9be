import type { InlinePart } from '@passerelle/domain'
import type { Lexeme } from './protection/lexemes.ts'

/** How codes that span words travel. */
export type CodeCarrier =
  /** Bound to each word that they span: they go where the word goes. */
  | 'bound'
  /** As blanks between the words: they keep their order. */
  | 'blank'

/** A piece of Apertium's answer. */
export type Piece =
  | { readonly type: 'word' | 'gap'; readonly text: string; readonly codes: readonly number[] }
  | { readonly type: 'held'; readonly index: number; readonly codes: readonly number[] }

/** A text in Apertium's stream format, and what it holds back. */
export interface Encoded {
  readonly message: string
  /** What the stand-ins in the message stand for. */
  readonly held: readonly (readonly InlinePart[])[]
  /** The message ends with a full stop that the text does not have. */
  readonly stopped: boolean
}

// The characters that mean something in Apertium's stream: each is written with a backslash before it.
const RESERVED = /[[\]{}^$/\\@<>]/g
const protect = (text: string): string => text.replace(RESERVED, '\\$&')

// A word that no dictionary holds, so that it passes unchanged; its letters number it in base 26.
const STAND_IN = 'Zqkx'
const standIn = (index: number): string =>
  STAND_IN +
  String.fromCharCode(97 + Math.floor(index / 676), 97 + (Math.floor(index / 26) % 26), 97 + (index % 26))
const STAND_IN_FORM = /^zqkx([a-z])([a-z])([a-z])$/i
export const MOST_HELD = 26 ** 3

// Apertium's rules look for a sentence's end. A text without one gets a full stop, and the mark after it tells ours.
const END = '[e]'
const ENDED = /[.!?]$/

/** Lexemes → a message, without its NUL. */
export function encode(lexemes: readonly Lexeme[], carrier: CodeCarrier): Encoded {
  const held: (readonly InlinePart[])[] = []
  const hold = (parts: readonly InlinePart[]): number => held.push(parts) - 1
  // Signs that follow one another travel as one blank.
  let signs: InlinePart[] = []
  let message = ''
  const flush = (): void => {
    if (signs.length > 0) message += `[h${hold(signs)}]`
    signs = []
  }
  const bind = (codes: readonly number[], text: string): string =>
    carrier === 'blank' || codes.length === 0
      ? text
      : `[[${codes.map((id) => `t:c:${id}`).join('; ')}]]${text}[[/]]`
  for (const lexeme of lexemes) {
    switch (lexeme.type) {
      case 'sign':
        signs.push(...lexeme.parts)
        break
      case 'open':
      case 'close':
        if (carrier === 'blank') signs.push(lexeme)
        break
      case 'gap':
        flush()
        message += protect(lexeme.text)
        break
      case 'word':
        flush()
        message += bind(lexeme.codes, protect(lexeme.text))
        break
      case 'name':
        flush()
        message += bind(lexeme.codes, standIn(hold([{ type: 'text', value: lexeme.text }])))
        break
    }
  }
  flush()
  const stopped = !ENDED.test(message)
  return { message: `${message}${stopped ? '.' : ''}${END}`, held, stopped }
}

// Apertium leaks its own marks where its data have a gap: '<prn>', '@word', '#word'. These characters never stand in a
// message, so none in an answer is the text's.
const TOKEN =
  /\\?<[\w.-]*\\?>|\\?[@#*<>]|\[\[\/\]\]|\[\[([^\][]*)\]\]|\[([^\][]*)\]|([\p{L}\p{M}\p{N}]+)|\\?([\s\S])/gu

/**
 * Apertium's answer to a message → its pieces; undefined when it lacks its end, names something that was never held, or
 * does not name each thing once.
 */
export function decode(answer: string, { held, stopped }: Encoded): Piece[] | undefined {
  const pieces: Piece[] = []
  const found = new Set<number>()
  let codes: readonly number[] = []
  let ended = false
  for (const [whole, binding, blank, word, other] of answer.matchAll(TOKEN)) {
    if (ended) return undefined
    const index = heldIndex(blank, word)
    if (whole === '[[/]]') codes = []
    else if (binding !== undefined) codes = [...binding.matchAll(/t:c:(\d+)/g)].map(([, id]) => Number(id))
    else if (blank === 'e') ended = true
    else if (index !== undefined) {
      if (index >= held.length || found.has(index)) return undefined
      found.add(index)
      pieces.push({ type: 'held', index, codes })
    } else if (blank !== undefined) return undefined
    else if (word !== undefined) pieces.push({ type: 'word', text: word, codes })
    else if (other !== undefined) pieces.push({ type: 'gap', text: other, codes })
  }
  if (!ended || found.size !== held.length) return undefined
  if (stopped && isGap(pieces.at(-1), '.')) pieces.pop()
  return pieces
}

const isGap = (piece: Piece | undefined, text: string): boolean =>
  piece?.type === 'gap' && piece.text === text

function heldIndex(blank: string | undefined, word: string | undefined): number | undefined {
  const sign = /^h(\d+)$/.exec(blank ?? '')?.[1]
  if (sign !== undefined) return Number(sign)
  const letters = STAND_IN_FORM.exec(word ?? '')
    ?.slice(1)
    .join('')
    .toLowerCase()
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 97, 0)
}
