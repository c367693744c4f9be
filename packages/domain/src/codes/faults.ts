import { writtenPart } from '../inline.ts'
import { type CodeToken, codesIn, tokensOf } from './tokens.ts'

/** A range of a text in UTF-16 code units, the end not included; an empty one is the place between two of them. */
export interface Place {
  readonly start: number
  readonly end: number
}

/** What is wrong with the codes of a target, beside those of its source. */
export interface CodeFault {
  /**
   * - `missing`: the source has it, the target does not (enough).
   * - `doubled`: the target has it more often.
   * - `invented`: no code of the source has its number.
   * - `turned`: the source has the number as something else: a pair stands alone, `<2/>` was opened.
   * - `malformed`: it is spelled so that it reads as words: `< 1>`, `&lt;1&gt;`, `＜1＞`.
   * - `crossed`: its pair overlaps another one, or closes before it opens.
   */
  readonly fault: 'missing' | 'doubled' | 'invented' | 'turned' | 'malformed' | 'crossed'
  /** The code as it should be written. */
  readonly code: string
  readonly id: number
  /** Where in the target, with its codes; nowhere for what is missing. */
  readonly places: readonly Place[]
}

/**
 * Compares the codes of a target with its source's: each must stand there once, well written, and pairs must nest. A source
 * may have one half of a pair alone (XLIFF's `sc`, `ec`); such a half may overlap pairs. Linear in both texts.
 */
export function codeFaults(source: string, target: string): CodeFault[] {
  const tokens = tokensOf(source, target).filter((token) => token.type !== 'text')
  const expected = codesIn(source)
  const wanted = counted(expected.map(writtenPart))
  const ids = new Set(expected.map(({ id }) => id))
  const found = Map.groupBy(tokens, writtenPart)
  // One fault says it: a code that was turned is not missing as well.
  const turned = new Set(
    tokens.filter((token) => ids.has(token.id) && !wanted.has(writtenPart(token))).map(({ id }) => id),
  )
  const names = new Map([...expected, ...tokens].map((code) => [writtenPart(code), code.id]))
  const faults = [...names].flatMap(([code, id]): CodeFault[] => {
    const have = found.get(code) ?? []
    const want = wanted.get(code) ?? 0
    const malformed = have.filter((token) => token.malformed)
    const written = have.filter((token) => !token.malformed)
    const because = (fault: CodeFault['fault'], at: readonly CodeToken[]): CodeFault[] =>
      at.length === 0 ? [] : [{ fault, code, id, places: at.map(placeOf) }]
    if (want === 0)
      return [...because('malformed', malformed), ...because(ids.has(id) ? 'turned' : 'invented', written)]
    return [
      ...(have.length < want && !turned.has(id) ? [{ fault: 'missing', code, id, places: [] } as const] : []),
      ...because('malformed', malformed),
      ...because('doubled', written.slice(want)),
    ]
  })
  return faults.length > 0 ? faults : crossings(tokens, wanted)
}

const placeOf = ({ start, end }: Place): Place => ({ start, end })

function counted(codes: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const code of codes) counts.set(code, (counts.get(code) ?? 0) + 1)
  return counts
}

/** Each pair that overlaps another one or stands the wrong way round, with the places of its ends. */
function crossings(tokens: readonly CodeToken[], wanted: ReadonlyMap<string, number>): CodeFault[] {
  const faults: CodeFault[] = []
  const open: CodeToken[] = []
  const opened = new Map<number, CodeToken[]>()
  const early = new Map<number, CodeToken>()
  const ended = new Set<CodeToken>()
  const isPair = (id: number): boolean => wanted.has(`<${id}>`) && wanted.has(`</${id}>`)
  const crossed = (id: number, ends: readonly CodeToken[]): void => {
    faults.push({ fault: 'crossed', code: `<${id}>`, id, places: ends.map(placeOf) })
  }
  for (const token of tokens) {
    if (token.type === 'alone' || !isPair(token.id)) continue
    if (token.type === 'open') {
      const close = early.get(token.id)
      if (close !== undefined) crossed(token.id, [close, token])
      else {
        open.push(token)
        const same = opened.get(token.id)
        if (same === undefined) opened.set(token.id, [token])
        else same.push(token)
      }
      continue
    }
    const start = opened.get(token.id)?.pop()
    if (start === undefined) {
      early.set(token.id, token)
      continue
    }
    for (let last = open.at(-1); last !== undefined && ended.has(last); last = open.at(-1)) open.pop()
    if (open.at(-1) !== start) crossed(token.id, [start, token])
    ended.add(start)
  }
  return faults
}
