import { ABBREVIATIONS, type Abbreviations, STOPPED_ORDINALS, UNKNOWN } from './abbreviations.ts'

/** How far a rule looks to either side, in UTF-16 code units; the longest abbreviation has 8. */
const REACH = 40

// The last word before a full stop: letters, with stops and hyphens inside (e.g, c.-à-d, U.S).
const STOPPED = /(?:^|[^\p{L}\p{N}.])([\p{L}°º]+(?:[.-]+\p{L}+)*)\.$/u
const FIRST_WORD = /^["“«‘'(¿¡[]*([\p{L}\p{M}'’]+)/u

/** Whether the sentence goes on over a place where Unicode's rules end it. */
export function goesOn(text: string, at: number, language: string): boolean {
  const before = text.slice(Math.max(0, at - REACH), at)
  // A line break was put there by someone; no abbreviation argues with it.
  if (/[\n\u2028\u2029]\s*$/.test(before)) return false
  const left = before.trimEnd()
  const right = text.slice(at, at + REACH)
  if (endsInBrackets(left, right)) return true
  if (isOrdinal(left, right, language)) return true
  const word = STOPPED.exec(left)?.[1]
  return word !== undefined && stopInside(word, right, language)
}

/** `(He worked there.) at` and `“This is great.” she said`: what was in brackets or quotes ended, the sentence did not. */
const endsInBrackets = (left: string, right: string): boolean =>
  (/[.!?…][)\]"”’'»]+$/u.test(left) && /^\p{Ll}/u.test(right)) ||
  // 「はい。」と
  (/[。！？][」』）]$/u.test(left) && /^\p{Script=Hiragana}/u.test(right))

/** Years have four digits and do end sentences, so only one or two count. */
function isOrdinal(left: string, right: string, language: string): boolean {
  const tag = primary(language)
  if (!STOPPED_ORDINALS.has(tag) || !/(?:^|[^\p{N}.,])\p{N}{1,2}\.$/u.test(left)) return false
  const next = FIRST_WORD.exec(right)?.[1]
  return next !== undefined && !rulesFor(language).starters.has(next.toLowerCase())
}

const primary = (language: string): string => language.split('-')[0] ?? ''

const rulesFor = (language: string): Abbreviations => ABBREVIATIONS[primary(language)] ?? UNKNOWN

function stopInside(word: string, right: string, language: string): boolean {
  const rules = rulesFor(language)
  const lower = word.toLowerCase()
  const next = FIRST_WORD.exec(right)?.[1]
  const starts = next !== undefined && rules.starters.has(next.toLowerCase())
  if (rules.always.has(lower)) return true
  if (/^\p{N}/u.test(right)) return rules.beforeNumber.has(lower)
  if (rules.often.has(lower)) return !starts
  // An initial, as in J. R. Tolkien, or letters with stops, as in U.S. Government.
  const initials = /^\p{Lu}$|^\p{L}(?:\.\p{L})+$/u.test(word)
  return initials && next !== undefined && !starts && !isLowerI(word, language)
}

/** In English, “you and I.” ends a sentence more often than a middle name begins with it. */
const isLowerI = (word: string, language: string): boolean => word === 'I' && language.startsWith('en')
