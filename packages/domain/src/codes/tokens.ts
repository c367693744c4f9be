import { type InlinePart, type PlacedPart, placedParts, writtenPart } from '../inline.ts'

/** One end of a code, or a code that stands alone. */
export type CodePart = Exclude<InlinePart, { type: 'text' }>

/** A piece of a target with its range in it, in UTF-16 code units: words as they read, or a code. */
export type Token =
  | { readonly type: 'text'; readonly value: string; readonly start: number; readonly end: number }
  | (CodePart & {
      readonly start: number
      readonly end: number
      /** It is spelled so that it only reads as words: `< 1>`, `&lt;1&gt;`, `＜１＞`, `<१>`, `<1`. */
      readonly malformed: boolean
    })

export type CodeToken = Exclude<Token, { type: 'text' }>

// What engines and people make of a code: blanks inside, brackets escaped or full-width, the digits of another script, no
// bracket at its end. Every repetition is bounded, so a text is walked once (S16).
const OPEN = '(?:<|＜|‹|〈|&(?:amp;)?lt;)'
const CLOSE = '(?:>|＞|›|〉|&(?:amp;)?gt;)'
const LOOKALIKE = new RegExp(
  String.raw`${OPEN}(?<gap>\s{0,2})(?<slash>[/／]?)\s{0,2}(?<digits>\p{Nd}{1,5})` +
    String.raw`(?:\s{0,2}(?<end>[/／]?)\s{0,2}(?<close>${CLOSE})|(?<bareEnd>/?)(?!\p{Nd}|\s{0,2}[.,%‰\p{Nd}]))`,
  'gu',
)

interface Lookalike {
  readonly code: CodePart
  readonly start: number
  readonly end: number
  /** Without a bracket at its end it may well be a comparison: `<1`. */
  readonly bracketed: boolean
}

function* lookalikes(text: string, offset: number): Generator<Lookalike> {
  for (const match of text.matchAll(LOOKALIKE)) {
    const { gap, slash, digits = '', end, close, bareEnd } = match.groups ?? {}
    const bracketed = close !== undefined
    if (!bracketed && gap !== '') continue
    const id = numberOf(digits)
    const type = slash !== '' ? 'close' : (end ?? bareEnd) ? 'alone' : 'open'
    const start = offset + match.index
    yield { code: { type, id }, start, end: start + match[0].length, bracketed }
  }
}

/** Decimal digits of any script → their number. Unicode keeps the ten of a script together, zero first. */
const numberOf = (digits: string): number => [...digits].reduce((sum, digit) => sum * 10 + digitOf(digit), 0)

const DIGIT = /^\p{Nd}$/u

function digitOf(digit: string): number {
  const point = digit.codePointAt(0) ?? 0
  let zero = point
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero -= 1
  return (point - zero) % 10
}

/** The codes of a text, in order. */
export const codesIn = (text: string): CodePart[] =>
  placedParts(text).flatMap(({ part }) => (part.type === 'text' ? [] : [part]))

/**
 * A target's words and codes, the malformed codes among them. Malformed is only what belongs to a code of the source, and
 * whose like the source's own words do not have; without a bracket at its end, only what is missing besides.
 */
export function tokensOf(source: string, target: string): Token[] {
  const from = placedParts(source)
  const ids = new Set(from.flatMap(({ part }) => (part.type === 'text' ? [] : [part.id])))
  const parts = placedParts(target)
  if (ids.size === 0) return parts.map(asToken)
  const spelled = new Set(from.flatMap((placed) => [...lookalikesOf(source, placed)]).map(nameOf))
  const present = new Set(parts.flatMap(({ part }) => (part.type === 'text' ? [] : [writtenPart(part)])))
  return parts.flatMap((placed): Token[] => {
    const found = [...lookalikesOf(target, placed)].filter(
      (one) =>
        ids.has(one.code.id) && !spelled.has(nameOf(one)) && (one.bracketed || !present.has(nameOf(one))),
    )
    return found.length === 0 ? [asToken(placed)] : cutAt(target, placed, found)
  })
}

const nameOf = ({ code }: Lookalike): string => writtenPart(code)

const lookalikesOf = (text: string, { part, start, end }: PlacedPart): Iterable<Lookalike> =>
  part.type === 'text' ? lookalikes(text.slice(start, end), start) : []

const asToken = ({ part, start, end }: PlacedPart): Token =>
  part.type === 'text' ? { ...part, start, end } : { ...part, start, end, malformed: false }

function cutAt(target: string, { start, end }: PlacedPart, found: readonly Lookalike[]): Token[] {
  const tokens: Token[] = []
  let at = start
  const words = (to: number): void => {
    for (const { part } of placedParts(target.slice(at, to)))
      if (part.type === 'text') tokens.push({ ...part, start: at, end: to })
  }
  for (const one of found) {
    words(one.start)
    tokens.push({ ...one.code, start: one.start, end: one.end, malformed: true })
    at = one.end
  }
  words(end)
  return tokens
}
