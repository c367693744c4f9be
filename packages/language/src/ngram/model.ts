import arab from './model/Arab.json' with { type: 'json' }
import cyrl from './model/Cyrl.json' with { type: 'json' }
import deva from './model/Deva.json' with { type: 'json' }
import ethi from './model/Ethi.json' with { type: 'json' }
import hebr from './model/Hebr.json' with { type: 'json' }
import latn from './model/Latn.json' with { type: 'json' }
import { eachOfList } from './word-list.ts'

/** A model as its file holds it: long strings, which cost next to nothing until they are asked for. */
export interface PackedModel {
  /** By language, in the order of the packed n-grams: the mean gain of an n-gram of its own prose. */
  readonly languages: Readonly<Record<string, number>>
  /** The n-grams, sorted, as `packList` writes them. */
  readonly grams: string
  /** What each of them says, packed, in the same order, with commas between them. */
  readonly gains: string
}

const PACKED: Readonly<Partial<Record<string, PackedModel>>> = {
  Arab: arab,
  Cyrl: cyrl,
  Deva: deva,
  Ethi: ethi,
  Hebr: hebr,
  Latn: latn,
}

/** What the model knows of one writing. */
export interface WritingModel {
  readonly tags: readonly string[]
  /** By place in `tags`: the mean gain of an n-gram of a text in that language. */
  readonly typical: readonly number[]
  /** N-gram → what it says for the languages that use it, packed. */
  readonly grams: ReadonlyMap<string, string>
}

const loaded = new Map<string, WritingModel>()

/** The model of a writing, unpacked when it is first asked for; undefined for a writing with one language. */
export function modelOf(writing: string): WritingModel | undefined {
  const known = loaded.get(writing)
  if (known !== undefined) return known
  const packed = PACKED[writing]
  if (packed === undefined) return undefined
  const model = unpack(packed)
  loaded.set(writing, model)
  return model
}

function unpack({ languages, grams, gains }: PackedModel): WritingModel {
  const said = gains.split(',')
  const byGram = new Map<string, string>()
  eachOfList(grams, (gram, place) => byGram.set(gram, said[place] ?? ''))
  return { tags: Object.keys(languages), typical: Object.values(languages), grams: byGram }
}
