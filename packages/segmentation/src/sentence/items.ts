import type { Place } from './place.ts'
import { ORDINALS, type Rules } from './rules.ts'

const FIRST = /^\s*(?:([•‣⁃])\s?)?(?:(\p{Nd}{1,3}|a|A(?=\)))(\.\)|[.)])\s)?/u

/**
 * Where the items of a list begin that stands in one line: `1. Open 2. Close`, `a) … b) …`, `• … • …`. Only a text that begins
 * with a mark is a list, and only the marks that count on from it divide it.
 */
export function itemStarts(text: string, rules: Rules): number[] {
  const first = FIRST.exec(text)
  if (first === null || first[0].trim() === '') return []
  const [, bullet, mark, closer = ''] = first
  // 3. Mai bis 4. Juni
  if (closer === '.' && bullet === undefined && rules.ordinals === ORDINALS.get('all')) return []
  const starts: number[] = []
  for (let at = first[0].length, value = mark; ; ) {
    value = value === undefined ? undefined : following(value)
    const found = findMark(text, at, bullet, value, closer)
    if (found === undefined) return starts
    starts.push(found)
    at = found + 1
  }
}

/** The mark after this one: a number more, or a letter on. */
const following = (mark: string): string =>
  /\p{Nd}/u.test(mark) ? String(Number(mark) + 1) : String.fromCharCode(mark.charCodeAt(0) + 1)

function findMark(
  text: string,
  from: number,
  bullet: string | undefined,
  value: string | undefined,
  closer: string,
) {
  const sign = bullet ?? `${value}${closer}`
  for (let at = text.indexOf(sign, from); at !== -1; at = text.indexOf(sign, at + 1)) {
    const isApart = /\s/.test(text.charAt(at - 1))
    const ahead = text.slice(at + sign.length, at + sign.length + 8)
    if (
      isApart &&
      (closer === '.' && bullet === undefined ? /^\s\P{Ll}/u.test(ahead) : /^\s?\S/u.test(ahead))
    )
      return at
  }
  return undefined
}

const NUMBERING =
  /^\s*[•‣⁃*–—-]?\s*\(?(?:\p{Nd}{1,3}(?:\.\p{Nd}{1,3})*|[\p{Lu}\p{Ll}\p{Script=Arabic}]|[ivxlcIVXLC]{1,5})[.)）]{1,2}$/u

/** Whether all that stands before a place is the number of a list's item: it belongs to the text that follows. */
export const isNumbering = ({ text, last, end }: Place): boolean =>
  end - last < 12 && NUMBERING.test(text.slice(last, end))
