/**
 * Builds the n-gram model in `src/ngram/model/`, one file a writing, from the texts that `collect-texts.ts` wrote.
 *
 * Use:    node packages/language/train/build-model.ts TEXTS
 * Input:  TEXTS/<source>/<tag>.txt, a text a line.
 * Output: a `PackedModel` each, as `src/ngram/model.ts` reads it. The same texts give the same model.
 */
import { writeFileSync } from 'node:fs'
import { gramsOf, LONGEST } from '../src/ngram/grams.ts'
import type { PackedModel } from '../src/ngram/model.ts'
import { type Entry, type Gain, packEntries } from '../src/ngram/packing.ts'
import { type Kind, kindOf } from './classes.ts'
import { Counts } from './counts.ts'
import { SOURCES } from './sources.ts'
import { readTexts } from './texts.ts'

/** N-grams kept of each language, the most frequent ones, and how far down its list those that another language keeps are taken along. */
const KEPT: Readonly<Record<Kind, number>> = { common: 9000, named: 4000, kin: 1200 }
const TAKEN_ALONG = 2

/** The frequency, as a logarithm to base 2, of an n-gram that a language's model lacks, and the least gain over it that is kept. */
const MISSING = -18
const LEAST_GAIN = 0.2

/** From so many letters on a source counts in full, at half of them two thirds as much. */
const ENOUGH = 30_000

/** Grams that occur once in a long source tell of that source alone. */
const LONG = 300_000

const SHARES: ReadonlyMap<string, number> = new Map(SOURCES.map(({ name, share }) => [name, share]))

type Shares = readonly (readonly [hash: number, share: number])[]

/** How frequent each n-gram is among those of its length, in a mean over a language's sources; the most frequent ones first. */
function sharesOf(sources: ReadonlyMap<string, readonly string[]>, most: number): Shares {
  const mixed = new Map<number, number>()
  let whole = 0
  for (const [source, texts] of sources) {
    const letters = texts.reduce((sum, text) => sum + text.length, 0)
    const weight = ((SHARES.get(source) ?? 0) * letters) / (letters + ENOUGH)
    whole += weight
    for (const counts of countsOf(texts)) {
      const least = counts.total > LONG ? 2 : 1
      counts.each((hash, count) => {
        if (count >= least) mixed.set(hash, (mixed.get(hash) ?? 0) + (weight * count) / counts.total)
      })
    }
  }
  const floor = whole * 2 ** MISSING
  return [...mixed]
    .filter(([, share]) => share > floor)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, most)
    .map(([hash, share]) => [hash, share / whole])
}

/** Counts by length of the n-gram. */
function countsOf(texts: readonly string[]): readonly Counts[] {
  const byLength = Array.from({ length: LONGEST + 2 }, () => new Counts())
  for (const text of texts) {
    const { count, hashes, lengths } = gramsOf(text)
    for (let at = 0; at < count; at++) byLength[lengths[at] ?? 0]?.add(hashes[at] ?? 0)
  }
  return byLength
}

const gainOf = (share: number): number => Math.log(share) - MISSING * Math.LN2

/** What each n-gram says for each language that uses it, in two rounds: those that a language keeps, and those it is taken along for. */
function entriesOf(shares: readonly Shares[], kept: readonly number[]): Entry[] {
  const entries = new Map<number, Gain[]>()
  shares.forEach((own, language) => {
    for (const [hash, share] of own.slice(0, kept[language])) {
      if (gainOf(share) < LEAST_GAIN) break
      const gains = entries.get(hash)
      const gain = { language, gain: gainOf(share) }
      if (gains === undefined) entries.set(hash, [gain])
      else gains.push(gain)
    }
  })
  shares.forEach((own, language) => {
    for (const [hash, share] of own.slice(kept[language])) {
      if (gainOf(share) < LEAST_GAIN) break
      entries.get(hash)?.push({ language, gain: gainOf(share) })
    }
  })
  return [...entries].sort((a, b) => a[0] - b[0]).map(([hash, gains]) => ({ hash, gains }))
}

/** The mean gain in most languages, for one whose texts are all too short to tell. */
const TYPICAL = 6

/** The mean gain of an n-gram of each language's own texts, to two decimals. */
function typicalGains(
  texts: readonly ReadonlyMap<string, readonly string[]>[],
  entries: readonly Entry[],
): number[] {
  const byHash = new Map(entries.map(({ hash, gains }) => [hash, gains]))
  return texts.map((sources, own) => {
    let sum = 0
    let seen = 0
    for (const list of sources.values())
      for (const text of someOf(list.filter(({ length }) => length > 40))) {
        const { count, hashes } = gramsOf(text)
        seen += count
        for (let at = 0; at < count; at++)
          sum += byHash.get(hashes[at] ?? 0)?.find(({ language }) => language === own)?.gain ?? 0
      }
    return seen === 0 ? TYPICAL : Math.round((100 * sum) / seen) / 100
  })
}

/** A hundred of a list at most, evenly over the whole. */
const someOf = <Item>(list: readonly Item[]): Item[] =>
  list.filter((_, at) => at % Math.ceil(list.length / 100) === 0)

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('Name the folder with the texts.')
for (const [writing, languages] of readTexts(folder)) {
  const tags = [...languages.keys()]
  const kept = tags.map((tag) => KEPT[kindOf(tag)])
  const texts = [...languages.values()]
  const shares = texts.map((sources, at) => sharesOf(sources, (kept[at] ?? 0) * TAKEN_ALONG))
  const entries = entriesOf(shares, kept)
  const bytes = packEntries(entries)
  const model: PackedModel = {
    languages: Object.fromEntries(typicalGains(texts, entries).map((gain, at) => [tags[at] ?? '', gain])),
    count: entries.length,
    grams: bytes.toBase64(),
  }
  console.log(writing, tags.length, entries.length, bytes.length)
  const file = new URL(`../src/ngram/model/${writing}.json`, import.meta.url)
  writeFileSync(file, `${JSON.stringify(model, undefined, 2)}\n`)
}
