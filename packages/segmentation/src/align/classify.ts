import { type EditClass, plainText } from '@passerelle/domain'
import { type DiffRun, diff } from './diff.ts'
import { guardsOf } from './guards.ts'
import { isMisspelling } from './misspelling.ts'
import { withoutValues } from './values.ts'
import { isUnspaced, isWord, tokensOf } from './words.ts'

/** Slips that one sentence may have; with more, somebody has rewritten it. */
const MOST_TYPOS = 2

/**
 * What kind of change made one text of another. `formatting`: codes, blanks, the shape of quotes and dashes. `value`: numbers, dates,
 * times, addresses and nothing else. `typo`: a misspelling, a word written twice or apart, a final stop. `wording`: all
 * else, and whatever is in doubt: a lost negation, a name, a unit, a modal, a comparison is never a typo.
 */
export function classifyEdit(before: string, after: string, language: string): EditClass {
  const [old, now] = [plain(before), plain(after)]
  if (old === now) return 'formatting'
  if (withoutValues(old, language) === withoutValues(now, language)) return 'value'
  return isTypo(old, now, language) ? 'typo' : 'wording'
}

/** The words alone, with one kind of blank, quote, apostrophe and dash. */
const plain = (text: string): string =>
  plainText(text)
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ufeff]/gu, '')
    .replace(/[‘’ʼ′´`]/gu, "'")
    .replace(/[“”„‟«»″]\s?|\s?»/gu, '"')
    .replace(/[‐‑‒–—―]/gu, '-')
    .replace(/…/gu, '...')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[;:!?%"])/gu, '')
    .replace(/(?<=") /gu, '')
    .trim()

const FINAL_STOP = /(?<![.?!…])[.。।]$/u

function isTypo(before: string, after: string, language: string): boolean {
  const [old, now] = [before.replace(FINAL_STOP, ''), after.replace(FINAL_STOP, '')]
  if (old === now) return true
  if (isUnspaced(old + now)) return false
  const runs = diff(
    tokensOf(old).filter((token) => token.trim() !== ''),
    tokensOf(now).filter((token) => token.trim() !== ''),
  )
  let slips = 0
  return hunksOf(runs).every(({ removed, added, previous }) => {
    slips += Math.max(removed.length, added.length)
    return slips <= MOST_TYPOS && isSlip(removed, added, previous, language)
  })
}

/** A place where two texts differ. */
interface Hunk {
  readonly removed: readonly string[]
  readonly added: readonly string[]
  /** The word before it, in both. */
  readonly previous: string | undefined
}

function hunksOf(runs: readonly DiffRun[]): Hunk[] {
  return runs.flatMap((run, at): Hunk[] => {
    const [last, next] = [runs[at - 1], runs[at + 1]]
    if (run.type === 'same' || (run.type === 'added' && last?.type === 'removed')) return []
    const previous = last?.tokens.at(-1)
    if (run.type === 'added') return [{ removed: [], added: run.tokens, previous }]
    return [{ removed: run.tokens, added: next?.type === 'added' ? next.tokens : [], previous }]
  })
}

function isSlip(
  removed: readonly string[],
  added: readonly string[],
  previous: string | undefined,
  language: string,
): boolean {
  const all = [...removed, ...added]
  const guards = guardsOf(language)
  if (guards === undefined || all.some((token) => !isWord(token) || guards.isGuarded(token.toLowerCase())))
    return false
  const [longer, shorter] = removed.length >= added.length ? [removed, added] : [added, removed]
  // "the the": the word before, once more.
  if (shorter.length === 0) return longer.length === 1 && longer[0] === previous
  // "in to" and "into"
  if (longer.length === 2 && shorter.length === 1) return longer.join('') === shorter[0]
  return (
    removed.length === added.length &&
    removed.every((word, index) => isMisspelling(word, added[index] ?? '', language))
  )
}
