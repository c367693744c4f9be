/** Ends of sentences in the scripts that have several candidates: Latin, Cyrillic, Arabic, Devanagari, Ethiopic. */
const SENTENCE_END = /[.!?…:؟۔।።][)\]»"'”’*_]*$/

/**
 * Cuts prose into windows at ends of sentences, each of about `length` characters (a sentence that is longer is cut between
 * words at twice that), so that passages in different languages come to lie in different windows.
 */
export function windowsOf(text: string, length: number): string[] {
  const windows: string[] = []
  let window = ''
  for (const word of text.split(' ')) {
    window = window === '' ? word : `${window} ${word}`
    const full = window.length >= length && SENTENCE_END.test(word)
    if (!full && window.length < 2 * length) continue
    windows.push(window)
    window = ''
  }
  if (window !== '') windows.push(window)
  return windows
}
