import { type Place, placedParts } from '@passerelle/domain'

/** A text's words alone, with the way back to their places in the text with its codes. */
export interface PlainView {
  readonly plain: string
  /** A place of the plain text, which is not empty, as a place of the text. */
  readonly placeOf: (place: Place) => Place
  /** Whether a code stands inside of a place of the plain text, so that it can't be replaced as a whole. */
  readonly isBroken: (place: Place) => boolean
}

/** From here on, one character of the text is one of the plain text, until the next anchor. */
interface Anchor {
  readonly plain: number
  readonly text: number
  /** Code units that the first of them takes in the text: more than one for an escape (`&lt;`). */
  readonly width: number
  /** Which stretch of words between two codes it belongs to. */
  readonly run: number
}

const ESCAPE = /&(?:lt|amp);/g

export function plainView(text: string): PlainView {
  const anchors: Anchor[] = []
  let plain = ''
  let run = 0
  for (const { part, start, end } of placedParts(text)) {
    if (part.type !== 'text') continue
    run += 1
    anchors.push({ plain: plain.length, text: start, width: 1, run })
    let gained = 0
    for (const { index, 0: written } of text.slice(start, end).matchAll(ESCAPE)) {
      const at = plain.length + index - gained
      anchors.push({ plain: at, text: start + index, width: written.length, run })
      anchors.push({ plain: at + 1, text: start + index + written.length, width: 1, run })
      gained += written.length - 1
    }
    plain += part.value
  }
  const anchorAt = (at: number): Anchor => {
    let [low, high] = [0, anchors.length - 1]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((anchors[middle]?.plain ?? 0) <= at) low = middle
      else high = middle - 1
    }
    return anchors[low] ?? { plain: 0, text: 0, width: 1, run: 0 }
  }
  return {
    plain,
    placeOf({ start, end }) {
      const [first, last] = [anchorAt(start), anchorAt(end - 1)]
      const lastWidth = end - 1 === last.plain ? last.width : 1
      return {
        start: first.text + start - first.plain,
        end: last.text + end - 1 - last.plain + lastWidth,
      }
    },
    isBroken: ({ start, end }) => anchorAt(start).run !== anchorAt(end - 1).run,
  }
}
