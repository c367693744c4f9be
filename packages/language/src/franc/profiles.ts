import { data } from 'franc-all/data.js'

/** franc's names of the scripts that it knows several languages of, by ours. */
const SCRIPTS: Readonly<Partial<Record<string, string>>> = {
  Latn: 'Latin',
  Cyrl: 'Cyrillic',
  Arab: 'Arabic',
  Deva: 'Devanagari',
  Ethi: 'Ethiopic',
  Hebr: 'Hebrew',
}

/** What franc knows of one script: for every trigram, the languages whose 300 most frequent ones it is among. */
export interface Profiles {
  /** ISO 639-3. */
  readonly codes: readonly string[]
  /** Trigram → pairs of a language's place in `codes` and the trigram's rank there, 0 the most frequent. */
  readonly trigrams: ReadonlyMap<string, readonly number[]>
}

const loaded = new Map<string, Profiles>()

/**
 * franc's profiles of a script, unpacked when they are first asked for; undefined where franc has none. franc itself unpacks all of
 * its 390 when it is imported, which took 56 ms and 20 MB; its data alone take 6 ms.
 */
export function profilesOf(writing: string): Profiles | undefined {
  const known = loaded.get(writing)
  if (known !== undefined) return known
  const packed = data[SCRIPTS[writing] ?? '']
  if (packed === undefined) return undefined
  const profiles = unpack(packed)
  loaded.set(writing, profiles)
  return profiles
}

function unpack(packed: Readonly<Record<string, string>>): Profiles {
  const trigrams = new Map<string, number[]>()
  Object.values(packed).forEach((profile, language) => {
    profile.split('|').forEach((trigram, rank) => {
      const pairs = trigrams.get(trigram)
      if (pairs === undefined) trigrams.set(trigram, [language, rank])
      else pairs.push(language, rank)
    })
  })
  return { codes: Object.keys(packed), trigrams }
}
