// A stop, closed by what may follow it, before a blank and a capital, a digit or a script without capitals; or a CJK stop.
const END =
  /[.!?؟।॥။።։][»”"’')\]]{0,3}\s+(?=[«“"‘'([¿¡]?[\p{Lu}\p{Lo}\p{N}])|[。！？]+[」』”）]?(?=.)|\n{2,}/gu
// "Dr. Who", "z. B. Berlin", "No. 5": the stop is the word's own.
const ABBREVIATION = /(?:^|[\s(])(?:\p{L}|\p{Lu}\p{L}{1,2}|etc|Inc|bzw|usw|approx|vol|art|núm|ej|p)\.$/u

/** The sentences of a text, roughly: enough to count them and to hold them against one another. */
export function sentencesOf(text: string): string[] {
  const sentences: string[] = []
  let from = 0
  for (const match of text.matchAll(END)) {
    const end = match.index + match[0].trimEnd().length
    if (ABBREVIATION.test(text.slice(Math.max(from, end - 12), end))) continue
    sentences.push(text.slice(from, end).trim())
    from = match.index + match[0].length
  }
  sentences.push(text.slice(from).trim())
  return sentences.filter((sentence) => /\p{L}{3}/u.test(sentence))
}
