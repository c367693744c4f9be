import {
  type Concept,
  escapeInline,
  type Locale,
  languageOf,
  servesAs,
  type Term,
  type TermReport,
  type TermUse,
} from '@passerelle/domain'
import { type PlainView, plainView } from './coded.ts'
import { replacementOf } from './replacement.ts'
import { longest, type TermHit, type TermIndex, termIndex } from './term-index.ts'

/** A source text, and its target if there is one, each with its inline codes. */
export interface TermPair {
  readonly source: string
  readonly target?: string
  readonly sourceLanguage: Locale
  readonly targetLanguage: Locale
}

/** A term that stands in a source text, with the one word for it in the target's language. */
export interface PreferredTerm {
  readonly source: string
  /** The same as `source` for what is not translated. */
  readonly target: string
}

export interface Termbase {
  /** What the terms of the source ask of the target, and which words are forbidden in it. Linear in both texts. */
  readonly report: (pair: TermPair) => TermReport
  /** The terms that stand in any of the source texts, each once, with their preferred translation. */
  readonly preferred: (texts: readonly string[], source: Locale, target: Locale) => readonly PreferredTerm[]
  /** Every term of a pair with its preferred translation: what a glossary of that pair holds. */
  readonly glossary: (source: Locale, target: Locale) => readonly PreferredTerm[]
}

/** A term where it is filed, with its concept. */
interface Entry {
  readonly concept: Concept
  readonly term: Term
}

/** The words of a concept in one target locale. */
interface Words {
  readonly wanted: readonly string[]
  readonly forbidden: readonly string[]
}

const built = new WeakMap<readonly Concept[], Termbase>()

/**
 * A termbase over concepts, for any pair of languages. The index of a language is built when it is first asked for (20,000 terms in
 * a third of a second), and kept for as long as the list is.
 */
export function termbaseOf(concepts: readonly Concept[]): Termbase {
  const known = built.get(concepts)
  if (known !== undefined) return known
  const fresh = termbaseOver(concepts)
  built.set(concepts, fresh)
  return fresh
}

function termbaseOver(concepts: readonly Concept[]): Termbase {
  const sources = new Map<Locale, TermIndex<Entry>>()
  const targets = new Map<Locale, TermIndex<Entry>>()
  const indexFor = (known: Map<Locale, TermIndex<Entry>>, locale: Locale): TermIndex<Entry> => {
    const found = known.get(locale)
    if (found !== undefined) return found
    const fresh = termIndex(locale, entriesOf(concepts, locale))
    known.set(locale, fresh)
    return fresh
  }
  const sourceHits = (text: string, locale: Locale): TermHit<Entry>[] =>
    longest(indexFor(sources, locale).all(text))

  return {
    report(pair) {
      const source = plainView(pair.source)
      const target = pair.target === undefined ? undefined : plainView(pair.target)
      const hits = sourceHits(source.plain, pair.sourceLanguage)
      const standing = target === undefined ? [] : indexFor(targets, pair.targetLanguage).all(target.plain)
      return reportOn(pair, source, target, hits, standing)
    },
    preferred(texts, source, target) {
      const found = new Map<string, PreferredTerm>()
      for (const text of texts) {
        const { plain } = plainView(text)
        for (const hit of sourceHits(plain, source)) {
          const surface = plain.slice(hit.start, hit.end)
          for (const { concept, term } of hit.values) {
            const one = preferredFor(concept, concept.doNotTranslate ? surface : term.text, target)
            if (one !== undefined && !found.has(one.source)) found.set(one.source, one)
          }
        }
      }
      return [...found.values()]
    },
    glossary(source, target) {
      const found = new Map<string, PreferredTerm>()
      for (const { concept, term } of entriesOf(concepts, source)) {
        const one = preferredFor(concept, term.text, target)
        if (one !== undefined && !found.has(one.source)) found.set(one.source, one)
      }
      return [...found.values()]
    },
  }
}

/** The terms that count in a locale; those of a name count in every one. */
function* entriesOf(
  concepts: readonly Concept[],
  locale: Locale,
): Generator<{ text: string; value: Entry } & Entry> {
  const serves = new Map<Locale, boolean>()
  const fits = (language: Locale): boolean => {
    const known = serves.get(language)
    if (known !== undefined) return known
    const answer = servesAs(language, locale)
    serves.set(language, answer)
    return answer
  }
  for (const concept of concepts)
    for (const term of concept.terms)
      if (concept.doNotTranslate || fits(term.language))
        yield { text: term.text, concept, term, value: { concept, term } }
}

/** The words of a concept in a locale, those of the very locale before those of one that serves as well. */
export function wordsIn(concept: Concept, locale: Locale): Words {
  const fitting = concept.doNotTranslate
    ? concept.terms
    : concept.terms.filter((term) => servesAs(term.language, locale))
  const rank = (term: Term): number =>
    (term.status === 'preferred' ? 0 : 2) + (term.language === locale ? 0 : 1)
  const sorted = fitting.toSorted((a, b) => rank(a) - rank(b))
  const wanted = new Set(sorted.filter(({ status }) => status !== 'deprecated').map(({ text }) => text))
  const forbidden = sorted.filter(({ status, text }) => status === 'deprecated' && !wanted.has(text))
  return { wanted: [...wanted], forbidden: forbidden.map(({ text }) => text) }
}

function preferredFor(concept: Concept, source: string, target: Locale): PreferredTerm | undefined {
  if (concept.doNotTranslate) return { source, target: source }
  const [first] = wordsIn(concept, target).wanted
  return first === undefined ? undefined : { source, target: first }
}

function reportOn(
  pair: TermPair,
  source: PlainView,
  target: PlainView | undefined,
  hits: readonly TermHit<Entry>[],
  standing: readonly TermHit<Entry>[],
): TermReport {
  const groups = new Map<string, Group>()
  for (const hit of hits) {
    const key = hit.values
      .map(({ concept }) => concept.id)
      .toSorted()
      .join('\n')
    const known = groups.get(key)
    if (known === undefined) groups.set(key, groupOf(hit, pair.targetLanguage, [hit]))
    else known.hits.push(hit)
  }
  const meant = new Set(hits.flatMap((hit) => hit.values.map(({ concept }) => concept.id)))
  const bad = forbiddenIn(pair, standing, meant)
  const uses = [...groups.values()].map(({ concepts, term, hits: places, words }): TermUse => {
    const ids = new Set(concepts.map(({ id }) => id))
    const surfaces = new Set(places.map(({ start, end }) => source.plain.slice(start, end)))
    const keep = concepts.every(({ doNotTranslate }) => doNotTranslate)
    return {
      concepts: [...ids],
      term,
      places: places.map(source.placeOf),
      wanted: words,
      keep,
      stands:
        standing.some(({ values }) => values.some((one) => ids.has(one.concept.id) && isWanted(one))) ||
        (keep && [...surfaces].some((surface) => target?.plain.includes(surface) === true)),
      forbidden: bad
        .filter(({ entry }) => ids.has(entry.concept.id))
        .map(({ entry, hit }) => ({ text: entry.term.text, place: target?.placeOf(hit) ?? hit })),
      notes: notesOf(concepts),
    }
  })
  const free = bad
    .filter(({ entry }) => !meant.has(entry.concept.id))
    .map(
      ({ entry, hit }): TermUse => ({
        concepts: [entry.concept.id],
        term: entry.term.text,
        places: [],
        wanted: wordsIn(entry.concept, pair.targetLanguage).wanted,
        keep: false,
        stands: true,
        forbidden: [{ text: entry.term.text, place: target?.placeOf(hit) ?? hit }],
        notes: notesOf([entry.concept]),
      }),
    )
  const repair = target === undefined ? undefined : mended(pair, target, bad)
  return { uses: [...uses, ...free], ...(repair === undefined ? {} : { repair }) }
}

interface Group {
  readonly concepts: readonly Concept[]
  readonly term: string
  readonly words: readonly string[]
  readonly hits: TermHit<Entry>[]
}

function groupOf(hit: TermHit<Entry>, target: Locale, hits: TermHit<Entry>[]): Group {
  const concepts = [...new Map(hit.values.map(({ concept }) => [concept.id, concept])).values()]
  const each = concepts.map((concept) => wordsIn(concept, target).wanted)
  return {
    concepts,
    term: hit.values[0]?.term.text ?? '',
    // A word with several meanings, one of them without a translation, asks for nothing.
    words: each.some((words) => words.length === 0) ? [] : [...new Set(each.flat())],
    hits,
  }
}

const hasWordIn = ({ doNotTranslate, terms }: Concept, locale: Locale): boolean =>
  doNotTranslate || terms.some(({ language }) => servesAs(language, locale))

const isWanted = ({ term }: Entry): boolean => term.status !== 'deprecated'

interface Bad {
  readonly entry: Entry
  readonly hit: TermHit<Entry>
}

/**
 * The forbidden words that stand in a target, but not inside of a longer term that is none. A concept that has terms in the
 * source's language forbids only where one of these stands there: the word may mean something else ("major", "mayor").
 */
function forbiddenIn(pair: TermPair, standing: readonly TermHit<Entry>[], meant: ReadonlySet<string>): Bad[] {
  return longest(standing).flatMap((hit) => {
    if (hit.values.some((one) => isWanted(one) && meant.has(one.concept.id))) return []
    const entry = hit.values.find(
      (one) =>
        !isWanted(one) &&
        !wordsIn(one.concept, pair.targetLanguage).wanted.includes(one.term.text) &&
        (meant.has(one.concept.id) || !hasWordIn(one.concept, pair.sourceLanguage)),
    )
    return entry === undefined ? [] : [{ entry, hit }]
  })
}

/** The target with every forbidden word in its place replaced; undefined where none can be. */
function mended(pair: TermPair, view: PlainView, bad: readonly Bad[]): string | undefined {
  const target = pair.target ?? ''
  let from = 0
  let text = ''
  for (const { entry, hit } of bad) {
    const [best] = wordsIn(entry.concept, pair.targetLanguage).wanted
    const found = view.plain.slice(hit.start, hit.end)
    if (best === undefined || view.isBroken(hit)) continue
    const words = replacementOf(found, entry.term.text, best, languageOf(pair.targetLanguage))
    if (words === undefined) continue
    const place = view.placeOf(hit)
    text += target.slice(from, place.start) + escapeInline(words)
    from = place.end
  }
  return from === 0 ? undefined : text + target.slice(from)
}

const notesOf = (concepts: readonly Concept[]): string[] =>
  [
    ...new Set(
      concepts.flatMap(({ definition, note, terms }) => [
        definition,
        note,
        ...terms.map((term) => term.note),
      ]),
    ),
  ].filter((note) => note !== undefined)
