import { type PlacedPart, placedParts } from '@passerelle/domain'
import type { Check } from '../check.ts'

/** The words inside each pair of codes of a text, by the pair's number. */
function insideOf(text: string): ReadonlyMap<number, string> {
  const inside = new Map<number, string>()
  const open: { id: number; words: string[] }[] = []
  for (const { part } of placedParts(text) as readonly PlacedPart[]) {
    if (part.type === 'open') open.push({ id: part.id, words: [] })
    else if (part.type === 'text') for (const each of open.slice(-8)) each.words.push(part.value)
    else if (part.type === 'close' && open.at(-1)?.id === part.id) {
      const closed = open.pop()
      if (closed !== undefined) inside.set(closed.id, closed.words.join(''))
    }
  }
  return inside
}

// What stays itself in every language: numbers, addresses, names with a capital inside, words all in capitals.
const KEPT = /\d[\d.,]*\d|\d|https?:\/\/\S+|\p{L}+\p{Ll}\p{Lu}\p{L}*|\p{Lu}{3,}/gu
const wordless = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text)

/** A pair of codes stands around nothing, or around other words than in the source: what was bold is plain, the link is on the wrong word. */
export const movedCodes: Check = {
  name: 'moved_codes',
  severity: 'warning',
  faults({ source, target, words }) {
    if (!source.includes('</') || !target.includes('</')) return []
    const has = insideOf(target)
    return [...insideOf(source)].flatMap(([id, had]) => {
      const got = has.get(id)
      if (got === undefined || wordless(had)) return []
      if (wordless(got)) return [`The pair <${id}> stands around no word.`]
      const lost = (had.match(KEPT) ?? []).find((word) => !got.includes(word) && words.target.includes(word))
      if (lost === undefined || words.source.split(lost).length > 2) return []
      return [`'${lost}' stands inside the pair <${id}> in the source, and outside it in the translation.`]
    })
  },
}
