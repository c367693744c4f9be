import type { Locale, SegmentKey } from '@passerelle/domain'
import { languageMark } from './language-mark.ts'
import type { Part, Place, Skeleton } from './skeleton.ts'
import type { Run } from './write/run.ts'
import { orderedParts } from './write/target.ts'
import { write } from './write/write.ts'

/**
 * Puts targets in their places. A segment without a target, with an empty one, or with one equal to its source keeps its
 * source byte for byte; everything between segments stays as it was. Never fails: words are escaped for where
 * they stand, and codes that don't belong are left out.
 * @param languages segments that stand in another language than the text around them: what `render` makes of the result tells
 * it by `lang` and `dir`. Leave it out for a text that is kept or handed on.
 */
export function merge(
  skeleton: Skeleton,
  targets: ReadonlyMap<SegmentKey, string>,
  languages: ReadonlyMap<SegmentKey, Locale> = new Map(),
): string {
  const marked = languages.size === 0 ? skeleton.parts : markedParts(skeleton.parts, languages)
  return join(marked, targets)
}

/** Marks stand beside the places, so that nothing else about these changes. Places inside places hold words only. */
const markedParts = (parts: readonly Part[], languages: ReadonlyMap<SegmentKey, Locale>): Part[] =>
  parts.flatMap((part) => {
    const language = typeof part === 'string' ? undefined : languages.get(part.key)
    if (typeof part === 'string' || language === undefined) return [part]
    const mark = languageMark(language, part.syntax)
    return mark === undefined ? [part] : [mark.open, part, mark.close]
  })

function join(parts: readonly Part[], targets: ReadonlyMap<SegmentKey, string>): string {
  let text = ''
  let before: Part | undefined
  const isNew = (part: Part | undefined): boolean =>
    typeof part === 'object' && targetOf(part, targets) !== undefined
  for (const part of parts) {
    const written = typeof part === 'string' ? part : fill(part, targets)
    // Sentences of Chinese or Japanese stand without a space; their translations may need one.
    const gap = isNew(before) && isNew(part) && needsSpace(text, written) ? ' ' : ''
    text += gap + written
    before = part
  }
  return text
}

const SPACELESS =
  /[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\u3000-\u303F\uFF00-\uFFEF]/u

const needsSpace = (before: string, after: string): boolean =>
  !SPACELESS.test([...before.slice(-2)].at(-1) ?? ' ') && !SPACELESS.test([...after.slice(0, 2)][0] ?? ' ')

/** The target that takes the place of the source, if there is one. */
function targetOf(place: Place, targets: ReadonlyMap<SegmentKey, string>): string | undefined {
  const target = cleaned(targets.get(place.key) ?? '')
  return target === '' || target === place.text ? undefined : target
}

function fill(place: Place, targets: ReadonlyMap<SegmentKey, string>): string {
  const target = targetOf(place, targets)
  const ordered = target === undefined ? undefined : orderedParts(target, place.text)
  if (ordered === undefined) return join(place.original, targets)
  const markup = (parts: readonly Part[] | undefined, side: 'open' | 'close' | 'alone'): Run[] => {
    const value = join(parts ?? [], targets)
    return value === '' ? [] : [{ type: 'markup', value, side }]
  }
  const [open, close] = place.wrap ?? [[], []]
  const runs = ordered.flatMap((part): Run[] => {
    if (part.type === 'text') return [{ type: 'words', value: part.value }]
    const [first, second] = place.codes[String(part.id)] ?? []
    // Half a pair has one markup, whichever half it is.
    return markup(part.type === 'close' ? (second ?? first) : first, part.type)
  })
  // Each mark of the wrap is a run of its own, so that `**` is seen as what it is.
  const around = (all: readonly Part[], side: 'open' | 'close'): Run[] =>
    all.flatMap((part) => markup([part], side))
  return write(
    [...around(open, 'open'), ...runs, ...around(close, 'close')],
    place.syntax,
    place.lineStart === true,
  )
}

// Characters that no document may hold: controls except tab and line ends, and halves of surrogate pairs.
const FORBIDDEN = /(?![\t\n\r])\p{Cc}|\p{Cs}/gu

/** A target as it is put in: on one line, without blanks at its edges or characters that no document may hold. */
const cleaned = (target: string): string =>
  target
    .replace(FORBIDDEN, '')
    .replace(/[ \t]*[\n\r\u2028\u2029]+[ \t]*/g, ' ')
    .replace(/^[ \t]+|[ \t]+$/g, '')
