import { globSync, readFileSync } from 'node:fs'
import { lettersOf } from '../src/ngram/grams.ts'
import { writingsOf } from '../src/writing.ts'
import { isLeftOut } from './classes.ts'
import { SOURCES } from './sources.ts'

/** Writings that several languages share; the others tell their language by themselves. */
const WRITINGS: readonly string[] = ['Latn', 'Cyrl', 'Arab', 'Deva', 'Hebr', 'Ethi', 'Beng']

/** Bytes that are read of a source in one language, evenly over the whole. */
const MOST = 200_000

/** A language with fewer letters than this in a writing, or less than this share of what it has in another, isn't written so. */
const FEWEST = 2000
const LEAST_SHARE = 0.15

/** A language is a byte in the packed model; of more than these, those with the least text are left out. */
const MOST_LANGUAGES = 255

/** Serbian in Latin letters, letter by letter: most sources have it in Cyrillic alone. */
const SERBIAN = new Map(
  'а:a б:b в:v г:g д:d ђ:đ е:e ж:ž з:z и:i ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:ć у:u ф:f х:h ц:c ч:č џ:dž ш:š'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
)
const inLatin = (text: string): string => Array.from(text, (letter) => SERBIAN.get(letter) ?? letter).join('')

/** Texts by source. */
export type Sources = Map<string, string[]>

/** Texts as the model sees them, by writing, language and source, in a fixed order. */
export function readTexts(folder: string): ReadonlyMap<string, ReadonlyMap<string, Sources>> {
  const found = new Map<string, Map<string, Sources>>(WRITINGS.map((writing) => [writing, new Map()]))
  const elsewhere = new Map<string, number>()
  const wanted = new Set(SOURCES.map(({ name }) => name))
  const add = (writing: string, tag: string, source: string, text: string): void => {
    elsewhere.set(tag, (elsewhere.get(tag) ?? 0) + text.length)
    const languages = found.get(writing)
    if (languages === undefined) return
    const sources = languages.get(tag) ?? new Map<string, string[]>()
    const texts = sources.get(source) ?? []
    texts.push(text)
    languages.set(tag, sources.set(source, texts))
  }
  for (const file of globSync('*/*.txt', { cwd: folder }).sort()) {
    const [source = '', name = ''] = file.split('/')
    const catalogue = name.replace('.txt', '')
    const tag = catalogue.replace('-cyrl', '').replace('sr-latn', 'sr-Latn')
    if (!wanted.has(source) || isLeftOut(tag)) continue
    for (const line of someLines(readFileSync(`${folder}/${file}`, 'utf8'))) {
      const writing = writingsOf(line)[0]?.writing
      const letters = lettersOf(line)
      if (writing === undefined || letters.length < 2) continue
      if (tag === 'sr' && writing === 'Cyrl') add('Latn', 'sr-Latn', source, inLatin(letters))
      add(writing, tag === 'sr' && writing === 'Latn' ? 'sr-Latn' : tag, source, letters)
    }
  }
  for (const languages of found.values())
    for (const [tag, sources] of languages) {
      const here = lettersIn(sources)
      if (here < FEWEST || here < LEAST_SHARE * (elsewhere.get(tag) ?? 0)) languages.delete(tag)
    }
  return new Map(
    [...found].map(([writing, languages]) => [
      writing,
      new Map(
        [...languages]
          .sort(([, a], [, b]) => lettersIn(b) - lettersIn(a))
          .slice(0, MOST_LANGUAGES)
          .sort(([a], [b]) => (a < b ? -1 : 1)),
      ),
    ]),
  )
}

function* someLines(text: string): Generator<string> {
  const lines = text.split('\n')
  const step = Math.min(1, MOST / text.length)
  let due = 0
  for (const line of lines) {
    due += step
    if (due < 1) continue
    due -= 1
    yield line
  }
}

const lettersIn = (sources: Sources): number =>
  [...sources.values()].flat().reduce((sum, text) => sum + text.length, 0)
