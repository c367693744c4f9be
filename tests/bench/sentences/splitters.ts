import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { sentenceStarts } from '@passerelle/segmentation'
import { z } from 'zod'
import { installed } from '../detection/fetching.ts'
import packages from './packages.json' with { type: 'json' }

/** Text in a language → its sentences. */
export type Split = (text: string, language: string) => readonly string[]

export interface Splitter {
  readonly name: string
  /** Or why it could not be had. */
  readonly split: Split | { readonly missing: string }
}

const own: Split = (text, language) => {
  const starts = [0, ...sentenceStarts(text, language)]
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

const known = new Map<string, Intl.Segmenter>()

const bare: Split = (text, language) => {
  const segmenter = known.get(language) ?? new Intl.Segmenter(language, { granularity: 'sentence' })
  known.set(language, segmenter)
  const pieces: string[] = []
  for (const { segment } of segmenter.segment(text)) pieces.push(segment)
  return pieces
}

const Texts = z.array(z.string())
const Callable = z.custom<(...given: readonly unknown[]) => unknown>((value) => typeof value === 'function')

// How each peer is asked; what it gives back is checked, since no types come with some.
const PEERS: Readonly<Record<string, (module: unknown) => Split>> = {
  sbd: (module) => {
    const { sentences } = z.object({ sentences: Callable }).parse(module)
    return (text) => Texts.parse(sentences(text, { newline_boundaries: true }))
  },
  'sentence-splitter': (module) => {
    const { split } = z.object({ split: Callable }).parse(module)
    const Nodes = z.array(z.object({ type: z.string(), raw: z.string() }))
    return (text) => Nodes.parse(split(text)).flatMap(({ type, raw }) => (type === 'Sentence' ? [raw] : []))
  },
  'cldr-segmentation': (module) => {
    const { sentenceSplit, suppressions } = z
      .object({ sentenceSplit: Callable, suppressions: z.record(z.string(), z.unknown()) })
      .parse(module)
    return (text, language) => Texts.parse(sentenceSplit(text, suppressions[language]))
  },
  sentencex: (module) => {
    const { segment } = z.object({ segment: Callable }).parse(module)
    return (text, language) => Texts.parse(segment(language, text))
  },
}

/** Ours, Unicode's rules alone, and the peers of the npm registry. */
export async function splitters(): Promise<Splitter[]> {
  const peers = await Promise.all(
    Object.entries(packages).map(async ([name, version]): Promise<Splitter> => {
      const fetched = await installed(name, version)
      const asked = PEERS[name]
      if ('missing' in fetched || asked === undefined)
        return {
          name,
          split: { missing: 'missing' in fetched ? fetched.missing : 'nobody knows how to ask it' },
        }
      const { default: load } = await import(pathToFileURL(join(fetched.folder, 'load.mjs')).href)
      return { name, split: asked(await load(name)) }
    }),
  )
  return [{ name: 'passerelle', split: own }, { name: 'Intl.Segmenter', split: bare }, ...peers]
}
