import { withoutStatements } from './statements.ts'

/** What is left of a text for the detector: its words, without what no language can be read from. */
export interface Prose {
  readonly text: string
  /** Share of the tokens that look like code, from 0 to 1. */
  readonly codeShare: number
  /** Share of the words that begin with a capital and go on in small letters, from 0 to 1. */
  readonly nameShare: number
}

// Longer runs between `<` and `>` are prose with a stray sign, and bounding them keeps the scan linear.
const LONGEST_TAG = 400

/** Signs without width that only say where a word may break. The joiners stay: Persian and Indian words are spelled with them. */
const UNSEEN = /[\u00ad\u200b\u2060\ufeff]/g

/**
 * The words of the first `maxCharacters` UTF-16 units of a Markdown, HTML or plain text: fenced and inline code, tags, link
 * targets, statements of programs, addresses and tokens with digits are taken out. Linear in `maxCharacters`.
 */
export function proseOf(text: string, maxCharacters: number): Prose {
  const bounded = text.slice(0, maxCharacters).toWellFormed().replace(UNSEEN, '').normalize('NFC')
  const tokens = withoutMarks(withoutStatements(withoutFences(bounded)))
    .split(BETWEEN_TOKENS)
    .filter((token) => token !== '')
  const words: string[] = []
  let code = 0
  let counted = 0
  let names = 0
  for (const token of tokens) {
    const kind = kindOf(token)
    if (kind === 'code') code += 1
    if (kind !== 'word') continue
    words.push(token)
    const word = /\p{L}[\p{L}\p{M}'’-]*/u.exec(token)?.[0] ?? ''
    // A token of Chinese or Japanese is a whole clause.
    counted += UNSPACED.test(token) ? token.length : 1
    if (/^\p{Lu}\P{Lu}*\p{Ll}/u.test(word)) names += 1
  }
  return {
    text: words.join(' '),
    codeShare: code / Math.max(1, code + words.length),
    nameShare: names / Math.max(1, counted),
  }
}

/** A text without its capitalised words: a name in another script is no passage in another language. */
export const withoutNames = (text: string): string =>
  text
    .split(' ')
    .filter((word) => !/^\P{L}*\p{Lu}/u.test(word))
    .join(' ')

function withoutFences(text: string): string {
  let fence: string | undefined
  return text
    .split('\n')
    .filter((line) => {
      const mark = /^ {0,3}(```|~~~)/.exec(line)?.[1]
      if (fence === undefined) {
        fence = mark
        return mark === undefined
      }
      if (mark === fence) fence = undefined
      return false
    })
    .join('\n')
}

/** Drops tags, inline code and the targets of Markdown links, in one pass from left to right. */
function withoutMarks(text: string): string {
  let kept = ''
  let from = 0
  let at = 0
  while (at < text.length) {
    const end = endOfMark(text, at)
    if (end === undefined) {
      at += 1
      continue
    }
    kept += `${text.slice(from, at)} `
    from = end
    at = end
  }
  return kept + text.slice(from)
}

function endOfMark(text: string, at: number): number | undefined {
  const character = text[at]
  if (character === '<' && /[a-zA-Z/!]/.test(text[at + 1] ?? '')) return endAfter(text, at, '>')
  if (character === '`') return endAfter(text, at, '`')
  if (character === '(' && text[at - 1] === ']') return endAfter(text, at, ')')
  return undefined
}

function endAfter(text: string, at: number, closing: string): number | undefined {
  const end = text.slice(at + 1, at + LONGEST_TAG).indexOf(closing)
  return end < 0 ? undefined : at + end + 2
}

// Chinese and Japanese set no spaces, so their punctuation parts what is judged together.
const BETWEEN_TOKENS = /[\s、。，！？；：「」『』（）]+/
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

const CODE_SIGNS = /^(?:[{}]|[=!<>+*-]?={1,3}|=>|->|&&|\|\||[)}\]]+[;,]|\(\)|\{\})+$/
const CODE_INSIDE = /\w[({[\]=<>_\\|]+\S|\S\)[;{]|\(\)|[{}]$|^[$#@]\w|=>|::|&&|\|\|/
const ADDRESS =
  /:\/\/|^www\.|\S@\S{1,100}\.\S|^\/\S*\/|^(?:[\w.-]+\/){2,}[\w.-]+$|\.(?:com|org|net|html?|php|json|pdf)\b/i

/** `other` is a number, an address or a mark that tells nothing either way. */
function kindOf(token: string): 'word' | 'code' | 'other' {
  if (ADDRESS.test(token)) return 'other'
  if (CODE_SIGNS.test(token) || CODE_INSIDE.test(token)) return 'code'
  if (!/\p{L}/u.test(token)) return 'other'
  if (/\d/.test(token) && !UNSPACED.test(token)) return 'other'
  return 'word'
}
