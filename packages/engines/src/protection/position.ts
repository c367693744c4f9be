import { type InlinePart, parseInline } from '@passerelle/domain'

/** Letters and digits before, inside and after something that stands in a text. */
export interface Place {
  readonly before: number
  readonly inside: number
  readonly after: number
}

/** How what was protected may have come to stand where it does not belong. */
export type Move =
  /** A pair spans no word any more, or spans words and had none. */
  | 'emptied'
  | 'filled'
  /** It stands at an edge of the text, or half a text away from where it stood. */
  | 'moved'
  /** A pair spans much more or much less of the text. */
  | 'stretched'

const lettersIn = (text: string): number => text.match(/[\p{L}\p{N}]/gu)?.length ?? 0

/** The places of a text's codes, by number. */
export function placesOfCodes(text: string): ReadonlyMap<number, Place> {
  const parts = parseInline(text)
  const counts = parts.map((part) => (part.type === 'text' ? lettersIn(part.value) : 0))
  const total = counts.reduce((sum, count) => sum + count, 0)
  const places = new Map<number, Place>()
  let before = 0
  for (const [index, part] of parts.entries()) {
    if (part.type !== 'text') places.set(part.id, placed(places.get(part.id), part, before, total))
    before += counts[index] ?? 0
  }
  return places
}

function placed(known: Place | undefined, part: InlinePart, before: number, total: number): Place {
  return part.type === 'close' && known !== undefined
    ? { before: known.before, inside: before - known.before, after: total - before }
    : { before, inside: 0, after: total - before }
}

/** The place of words in a plain text, of their first occurrence; undefined where they are not. */
export function placeOfWords(plain: string, words: string): Place | undefined {
  const at = plain.indexOf(words)
  if (at < 0) return undefined
  return {
    before: lettersIn(plain.slice(0, at)),
    inside: lettersIn(words),
    after: lettersIn(plain.slice(at + words.length)),
  }
}

/** Letters that make a word or two: what had that many on either side stood inside its text. */
const INSIDE = 6
/** The share of a text that something may travel with its words, and a text's length from which shares mean something. */
const FAR = 0.5
const LONG = 40
/** A pair's share of its text may grow or shrink by this factor and this much beside: articles come and go. */
const STRETCH = 3
const SLACK = 0.15

const total = ({ before, inside, after }: Place): number => before + inside + after

/**
 * Compares where something stood and stands. Languages order their words differently, and what they move they move whole:
 * so a pair must keep its share of the text, and what stood amid words must not stand alone at an edge.
 */
export function moveBetween(source: Place, target: Place): Move | undefined {
  if (source.inside > 0 && target.inside === 0) return 'emptied'
  if (source.inside === 0 && target.inside > 0) return 'filled'
  const [was, is] = [source.inside / (total(source) || 1), target.inside / (total(target) || 1)]
  if (is > STRETCH * was + SLACK || was > STRETCH * is + SLACK) return 'stretched'
  const outside = source.before + source.after
  if (outside >= INSIDE && target.before + target.after === 0) return 'stretched'
  const amid = source.before >= INSIDE && source.after >= INSIDE
  if (amid && (target.before === 0 || target.after === 0)) return 'moved'
  const travelled = Math.abs(source.before / (total(source) || 1) - target.before / (total(target) || 1))
  return travelled > FAR && total(source) >= LONG ? 'moved' : undefined
}
