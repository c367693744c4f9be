import { codeFaults, plainText } from '@passerelle/domain'
import { EMAIL, HANDLE, IDENTIFIER, LINK, PLACEHOLDER, termPattern } from './kept.ts'
import { numberChange } from './numbers.ts'
import { moveBetween, placeOfWords, placesOfCodes } from './position.ts'
import { withoutUnsafe } from './unsafe.ts'

/** Something amiss with a reply. A doubt may be the target language's own way: what another encoding confirms is believed. */
export interface Defect {
  readonly kind: string
  readonly certain: boolean
}

const fault = (kind: string): Defect => ({ kind, certain: true })
const doubt = (kind: string): Defect => ({ kind, certain: false })

const EXACT = new RegExp([PLACEHOLDER, LINK, EMAIL, HANDLE].join('|'), 'gu')
const NAMES = new RegExp(IDENTIFIER, 'gu')
/** Texts that are looked at for the places of their names; each costs a reading of the text. */
const MOST_PLACED = 20
/** A text of fewer words may well be the same in two languages. */
const ECHO = 4

/** Holds a reply against the text that was sent: empty when nothing is amiss. `terms` are those that are not translated. */
export function defectsOf(source: string, target: string, terms: readonly string[]): readonly Defect[] {
  if (target.trim() === '') return [fault('empty')]
  const [said, says] = [plainText(source), plainText(target)]
  return [
    ...codeFaults(source, target).map(({ fault: kind, code }) => fault(`${kind} ${code}`)),
    ...exactDefects(said, says),
    ...nameDefects(said, says),
    ...termDefects(said, says, terms),
    ...numberDefects(said, says),
    ...(withoutUnsafe(source, target) === target ? [] : [fault('unsafe')]),
    ...positionDefects(source, target),
    ...(isEcho(said, says) ? [doubt('echo')] : []),
  ]
}

/** Links, addresses, placeholders and handles: each as often as in the source, and no others. */
function exactDefects(said: string, says: string): Defect[] {
  const left = counted(said.match(EXACT) ?? [])
  const strange: string[] = []
  for (const found of says.match(EXACT) ?? []) {
    // Where words are written without spaces between, those around are taken in.
    const known = [found, ...(found.match(/[!-~]+/g) ?? [])].find((item) => (left.get(item) ?? 0) > 0)
    if (known === undefined) strange.push(found)
    else left.set(known, (left.get(known) ?? 0) - 1)
  }
  const missing = [...left].filter(([, count]) => count > 0)
  return [...missing.map(([item]) => fault(`lost ${item}`)), ...strange.map((item) => fault(`new ${item}`))]
}

function nameDefects(said: string, says: string): Defect[] {
  return [...counted(said.match(NAMES) ?? []).keys()]
    .slice(0, MOST_PLACED)
    .flatMap((name): Defect[] =>
      says.includes(name) ? movedWords(name, said, says) : [doubt(`name ${name}`)],
    )
}

function termDefects(said: string, says: string, terms: readonly string[]): Defect[] {
  const pattern = termPattern(terms)
  if (pattern === undefined) return []
  return [...counted(said.match(new RegExp(pattern, 'gu')) ?? [])]
    .slice(0, MOST_PLACED)
    .flatMap(([term, count]): Defect[] => {
      const there = says.split(term).length - 1
      if (there === 0) return [fault(`term ${term}`)]
      // A pronoun may stand for the second.
      return there < count ? [doubt(`term ${term}`)] : movedWords(term, said, says)
    })
}

/** Words that stand once on both sides, and moved. That they begin or end a text is what languages do with their subjects. */
function movedWords(words: string, said: string, says: string): Defect[] {
  const [was, is] = [placeOfWords(said, words), placeOfWords(says, words)]
  if (was === undefined || is === undefined) return []
  const move = moveBetween({ ...was, inside: 0 }, { ...is, inside: 0 })
  return move === undefined ? [] : [doubt(`${move} ${words}`)]
}

function numberDefects(said: string, says: string): Defect[] {
  const change = numberChange(said, says)
  if (change === undefined) return []
  return [change === 'changed' ? fault('numbers') : doubt(`numbers ${change}`)]
}

function positionDefects(source: string, target: string): Defect[] {
  const [was, is] = [placesOfCodes(source), placesOfCodes(target)]
  const kept = [...was.keys()].filter((id) => is.has(id))
  const defects = kept.flatMap((id): Defect[] => {
    const [from, to] = [was.get(id), is.get(id)]
    const move = from === undefined || to === undefined ? undefined : moveBetween(from, to)
    if (move === undefined) return []
    return [move === 'emptied' || move === 'filled' ? fault(`${move} ${id}`) : doubt(`${move} ${id}`)]
  })
  const order = [...is.keys()].filter((id) => was.has(id))
  const same = order.every((id, index) => id === kept[index])
  return same ? defects : [...defects, doubt(`order ${order.join(' ')}`)]
}

const isEcho = (said: string, says: string): boolean =>
  said.trim() === says.trim() && (said.match(/(?<!\p{L})\p{Ll}{2,}(?!\p{L})/gu) ?? []).length >= ECHO

function counted(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1)
  return counts
}
