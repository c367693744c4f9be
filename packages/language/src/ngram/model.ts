import arab from './model/Arab.json' with { type: 'json' }
import beng from './model/Beng.json' with { type: 'json' }
import cyrl from './model/Cyrl.json' with { type: 'json' }
import deva from './model/Deva.json' with { type: 'json' }
import ethi from './model/Ethi.json' with { type: 'json' }
import hebr from './model/Hebr.json' with { type: 'json' }
import latn from './model/Latn.json' with { type: 'json' }
import { type GramTable, unpackEntries } from './packing.ts'

/** A model as its file holds it: one long string, which costs next to nothing until it is asked for. */
export interface PackedModel {
  /** By language, in the order of the packed n-grams: the mean gain of an n-gram of its own prose. */
  readonly languages: Readonly<Record<string, number>>
  /** How many n-grams there are. */
  readonly count: number
  /** The n-grams as `packEntries` writes them, in Base64. */
  readonly grams: string
}

const PACKED: Readonly<Partial<Record<string, PackedModel>>> = {
  Arab: arab,
  Beng: beng,
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
  readonly grams: GramTable
}

const loaded = new Map<string, WritingModel>()

/** The model of a writing, unpacked when it is first asked for; undefined for a writing with one language. */
export function modelOf(writing: string): WritingModel | undefined {
  const known = loaded.get(writing)
  if (known !== undefined) return known
  const packed = PACKED[writing]
  if (packed === undefined) return undefined
  const model: WritingModel = {
    tags: Object.keys(packed.languages),
    typical: Object.values(packed.languages),
    grams: unpackEntries(Uint8Array.fromBase64(packed.grams), packed.count),
  }
  loaded.set(writing, model)
  return model
}
