const ARTICLE = /^[وف]?(?:[بك]?ال|لل)/
const ENDINGS = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ية', 'ه', 'ة', 'ي']
const SHORTEST = 3

/**
 * An Arabic word without its article, the particles written to it, and the endings of number, gender and possession: the light
 * stemming of Larkey, Ballesteros and Connell (light10), which leaves broken plurals as they are.
 */
export function arabic(word: string): string {
  let stem = word.replace(/[أإآٱ]/g, 'ا').replace(/ى$/, 'ي')
  const bare = stem.replace(ARTICLE, '')
  if (bare !== stem && bare.length >= SHORTEST) stem = bare
  else if (stem.startsWith('و') && stem.length > SHORTEST) stem = stem.slice(1)
  for (const ending of ENDINGS)
    if (stem.endsWith(ending) && stem.length - ending.length >= SHORTEST - 1)
      stem = stem.slice(0, -ending.length)
  return stem
}
