const splitters = new Map<string, Intl.Segmenter>()

function splitterFor(language: string): Intl.Segmenter {
  const known = splitters.get(language)
  if (known !== undefined) return known
  const made = new Intl.Segmenter(language, { granularity: 'sentence' })
  splitters.set(language, made)
  return made
}

/** The offsets (UTF-16 code units) at which the sentences of a text begin, the first one's 0 left out. */
export function sentenceStarts(text: string, language: string): number[] {
  const starts: number[] = []
  for (const { index } of splitterFor(language).segment(text)) {
    if (index > 0) starts.push(index)
  }
  return starts
}
