import arab from './model/Arab.json' with { type: 'json' }
import cyrl from './model/Cyrl.json' with { type: 'json' }
import deva from './model/Deva.json' with { type: 'json' }
import ethi from './model/Ethi.json' with { type: 'json' }
import hebr from './model/Hebr.json' with { type: 'json' }
import latn from './model/Latn.json' with { type: 'json' }

interface Packed {
  /** How many levels make one halving of the frequency. */
  readonly steps: number
  /** By language: its n-grams in order of frequency, `|` between levels, `,` between the n-grams of one. */
  readonly languages: Readonly<Record<string, string>>
}

const PACKED: ReadonlyMap<string, Packed> = new Map(
  Object.entries({ Arab: arab, Cyrl: cyrl, Deva: deva, Ethi: ethi, Hebr: hebr, Latn: latn }),
)

/** What the model knows of one writing. */
export interface WritingModel {
  readonly tags: readonly string[]
  /**
   * N-gram → what it says for the languages that use it: pairs of a language's place in `tags` and the natural logarithm of
   * how much more frequent the n-gram is there than one that the model lacks.
   */
  readonly grams: ReadonlyMap<string, readonly number[]>
}

/** The frequency, as a logarithm to base 2, of an n-gram that a language's model lacks. */
const MISSING = -17

const loaded = new Map<string, WritingModel>()

/** The model of a writing, unpacked when it is first asked for; undefined for a writing with one language. */
export function modelOf(writing: string): WritingModel | undefined {
  const known = loaded.get(writing)
  if (known !== undefined) return known
  const packed = PACKED.get(writing)
  if (packed === undefined) return undefined
  const model = unpack(packed)
  loaded.set(writing, model)
  return model
}

function unpack({ steps, languages }: Packed): WritingModel {
  const tags = Object.keys(languages)
  const grams = new Map<string, number[]>()
  Object.values(languages).forEach((levels, language) => {
    levels.split('|').forEach((list, level) => {
      if (list === '') return
      const gain = (-level / steps - MISSING) * Math.LN2
      for (const gram of list.split(',')) {
        const pairs = grams.get(gram)
        if (pairs === undefined) grams.set(gram, [language, gain])
        else pairs.push(language, gain)
      }
    })
  })
  return { tags, grams }
}
