/** Longest n-gram of the model, in characters. */
const LONGEST = 4

/** A text as the model sees it: small letters, marks and apostrophes, with one space between words. */
export const lettersOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/[^\p{L}\p{M}']+/gu, ' ')
    .trim()

/** Calls `visit` with every n-gram of 1 to 4 characters that does not go beyond a word and the spaces around it. */
export function eachGram(letters: string, visit: (gram: string) => void): void {
  const text = ` ${letters} `
  for (let at = 0; at < text.length; at++) {
    for (let length = 1; length <= LONGEST && at + length <= text.length; length++) {
      if (length === 1 && text[at] === ' ') continue
      visit(text.slice(at, at + length))
      if (length > 1 && text[at + length - 1] === ' ') break
    }
  }
}
