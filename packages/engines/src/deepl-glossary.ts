import { createHash } from 'node:crypto'
import type { Locale } from '@passerelle/domain'
import type { EngineTerm } from '@passerelle/workflow'
import { type DeepLClient, GlossaryEntries, type MultilingualGlossaryInfo } from 'deepl-node'

/** Every term of a pair, as the termbase has them now. */
export type GlossaryTerms = (source: Locale, target: Locale) => Promise<readonly EngineTerm[]>

export interface GlossarySettings {
  /** A client whose requests end within a while. */
  readonly client: () => DeepLClient
  readonly terms: GlossaryTerms
  readonly now: () => number
}

export interface DeeplGlossaries {
  /** The id of the glossary that holds a pair's terms of this moment; undefined where there are none, or DeepL won't keep it. */
  readonly idFor: (pair: GlossaryPair) => Promise<string | undefined>
  /** Looks for a pair's glossary anew the next time: it is no longer there. */
  readonly forget: (pair: GlossaryPair) => void
}

export interface GlossaryPair {
  readonly source: Locale
  readonly target: Locale
  /** DeepL's codes; a glossary's have no region. */
  readonly codes: { readonly source: string; readonly target: string }
}

// DeepL's bounds: 1,024 bytes for a term, 10 MiB for a glossary; a tenth is left for what goes with it.
const TERM_BYTES = 1024
const GLOSSARY_BYTES = 9 * 1024 * 1024
/** How long DeepL is not asked again after glossaries failed. */
const REST_MS = 60_000
// What a line of a dictionary can't hold.
const CONTROL = /[\p{Cc}\u2028\u2029]/u

/**
 * Keeps a glossary of DeepL's in step with the termbase, one for each pair, under a name that is a checksum of its entries: who finds that
 * name uses it, else makes it and takes out those of older entries. Two workers that make one at the same moment settle on the
 * first, and the other takes its own out. No failure here stops a draft; it is made without the glossary.
 */
export function deeplGlossaries({ client, terms, now }: GlossarySettings): DeeplGlossaries {
  const kept = new Map<string, { readonly name: string; readonly id: Promise<string | undefined> }>()
  let restUntil = 0

  async function keep(pair: GlossaryPair, family: string, name: string, entries: GlossaryEntries) {
    try {
      const found = first(await client().listMultilingualGlossaries(), name)
      if (found !== undefined) return found.glossaryId
      const { source: sourceLangCode, target: targetLangCode } = codesOf(pair)
      const made = await client().createMultilingualGlossary(name, [
        { sourceLangCode, targetLangCode, entries },
      ])
      const all = await client().listMultilingualGlossaries()
      const winner = first(all, name) ?? made
      const others = all.filter(
        (one) =>
          one.name.startsWith(family) &&
          (one.name !== name ||
            (one.glossaryId === made.glossaryId && winner.glossaryId !== made.glossaryId)),
      )
      for (const { glossaryId } of others) await client().deleteMultilingualGlossary(glossaryId)
      return winner.glossaryId
    } catch {
      restUntil = now() + REST_MS
      kept.delete(family)
      return undefined
    }
  }

  return {
    async idFor(pair) {
      if (now() < restUntil) return undefined
      const { source, target } = codesOf(pair)
      if (source === target) return undefined
      const pairs = entriesOf(await terms(pair.source, pair.target))
      if (pairs.length === 0) return undefined
      const family = `passerelle-${source}-${target}-`
      const name = family + checksumOf(pairs)
      const known = kept.get(family)
      if (known?.name === name) return known.id
      const id = keep(pair, family, name, new GlossaryEntries({ entries: Object.fromEntries(pairs) }))
      kept.set(family, { name, id })
      return id
    },
    forget: (pair) => {
      const { source, target } = codesOf(pair)
      kept.delete(`passerelle-${source}-${target}-`)
    },
  }
}

const codesOf = ({ codes }: GlossaryPair) => {
  const plain = (code: string): string => code.split('-', 1)[0]?.toLowerCase() ?? code
  return { source: plain(codes.source), target: plain(codes.target) }
}

/** Of several under one name, the one that was made first. */
const first = (
  all: readonly MultilingualGlossaryInfo[],
  name: string,
): MultilingualGlossaryInfo | undefined =>
  all
    .filter((one) => one.name === name)
    .toSorted(
      (a, b) => a.creationTime.getTime() - b.creationTime.getTime() || (a.glossaryId < b.glossaryId ? -1 : 1),
    )[0]

function entriesOf(terms: readonly EngineTerm[]): (readonly [string, string])[] {
  const fits = (text: string): boolean =>
    text !== '' && !CONTROL.test(text) && Buffer.byteLength(text) <= TERM_BYTES
  const known = new Map<string, string>()
  let bytes = 0
  for (const { source, target } of terms) {
    const [from, to] = [source.trim(), target.trim()]
    if (!fits(from) || !fits(to) || known.has(from)) continue
    bytes += Buffer.byteLength(from) + Buffer.byteLength(to) + 2
    if (bytes > GLOSSARY_BYTES) break
    known.set(from, to)
  }
  return [...known]
}

const checksumOf = (entries: readonly (readonly [string, string])[]): string =>
  createHash('sha256').update(JSON.stringify(entries.toSorted())).digest('hex').slice(0, 16)
