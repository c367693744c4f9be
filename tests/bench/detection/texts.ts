import { type Catalogue, catalogues } from './catalogues.ts'
import { FIFTY } from './languages.ts'

export const KINDS = ['title', 'sentence', 'paragraph'] as const
export type Kind = (typeof KINDS)[number]

export interface Sample {
  readonly kind: Kind
  readonly text: string
  readonly language: string
}

/** Languages written without spaces: letters count there instead of words. */
const UNSPACED = new Set(['ja', 'zh', 'th', 'km', 'lo', 'my'])
const PLACEHOLDER_OR_MARKUP = /[{}<>[\]%$_=\\|@#~`]|https?:|\w\.\w|&\w+;|::/
const SENTENCE_END = /(?<=[.!?؟۔।։])["»”')]*\s+|(?<=[。！？])/
const ENGLISH = new Set(
  'the of and to is are you your in for with this that from by be not or on it an as can will has have'.split(
    ' ',
  ),
)
const PARAGRAPH = { spaced: 250, unspaced: 100 }
/** A language with fewer texts of a kind says nothing about that kind. */
const FEWEST = 8

/**
 * Texts by what is asked of them: titles of 3–7 words, sentences of 8 words or more, and paragraphs: sentences that follow each other
 * in a file, until there are 250 letters. Without placeholders, markup, what is still English, and what two languages share. At most
 * `most` of a kind and language, the same at every run.
 */
export async function heldOutTexts(
  most: number,
): Promise<{ readonly samples: readonly Sample[]; readonly missing: readonly string[] }> {
  const { found, missing } = await catalogues()
  const pools = new Map<string, { readonly sample: Sample; readonly languages: Set<string> }>()
  for (const sample of found.flatMap(samplesOf)) {
    const key = `${sample.kind} ${lettersOf(sample.text)}`
    const pool = pools.get(key) ?? { sample, languages: new Set() }
    pool.languages.add(sample.language)
    pools.set(key, pool)
  }
  const own = [...pools.values()].filter(({ languages }) => languages.size === 1).map(({ sample }) => sample)
  const groups = Map.groupBy(own, ({ kind, language }) => `${kind} ${language}`)
  const samples = [...groups.values()].filter((group) => group.length >= FEWEST)
  return { samples: samples.flatMap((group) => spread(group, most)), missing }
}

function samplesOf(files: readonly Catalogue[]): Sample[] {
  const english = new Set(
    files.filter(({ language }) => language === 'en').flatMap(({ messages }) => messages.map(lettersOf)),
  )
  return files.flatMap(({ language, messages }) => {
    const texts = messages
      .map((message) => message.replace(/\s+/g, ' ').trim())
      .filter((text) => !PLACEHOLDER_OR_MARKUP.test(text) && isIn(language, text))
      .filter((text) => language === 'en' || !english.has(lettersOf(text)))
    const sentences = texts
      .flatMap((text) => text.split(SENTENCE_END))
      .filter((text) => isSentence(language, text))
    return [
      ...texts.filter((text) => isTitle(language, text)).map((text) => sample('title', text, language)),
      ...sentences.map((text) => sample('sentence', text, language)),
      ...joined(language, sentences).map((text) => sample('paragraph', text, language)),
    ]
  })
}

const sample = (kind: Kind, text: string, language: string): Sample => ({ kind, text, language })
const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{M}]/gu, '').toLowerCase()
const wordsOf = (text: string): readonly string[] => text.split(' ')

/** In the language's usual script, and not English that was left standing. */
function isIn(language: string, text: string): boolean {
  const letters = lettersOf(text)
  const usual = [...letters.matchAll(scriptsOf(language))].length
  if (letters.length < 6 || usual < 0.7 * [...letters].length) return false
  const words = wordsOf(text.toLowerCase())
  const left = words.filter((word) => ENGLISH.has(word)).length
  return language === 'en' || left < 2 || left < 0.2 * words.length
}

function isTitle(language: string, text: string): boolean {
  if (UNSPACED.has(language)) return text.length >= 6 && text.length <= 24 && !/[。！？]./.test(text)
  const words = wordsOf(text).length
  return words >= 3 && words <= 7 && lettersOf(text).length >= 10 && text.split(SENTENCE_END).length === 1
}

function isSentence(language: string, text: string): boolean {
  if (UNSPACED.has(language)) return text.length >= 22 && text.length <= 150
  return wordsOf(text).length >= 8 && text.length >= 40 && text.length <= 300
}

function joined(language: string, sentences: readonly string[]): string[] {
  const enough = UNSPACED.has(language) ? PARAGRAPH.unspaced : PARAGRAPH.spaced
  const paragraphs: string[] = []
  let open = ''
  for (const sentence of new Set(sentences)) {
    open = open === '' ? sentence : `${open} ${sentence}`
    if (open.length < enough) continue
    paragraphs.push(open)
    open = ''
  }
  return paragraphs
}

const SCRIPTS: Readonly<Record<string, string>> = {
  Jpan: '[\\p{Script=Hani}\\p{Script=Hira}\\p{Script=Kana}]',
  Kore: '\\p{Script=Hang}',
  Hans: '\\p{Script=Hani}',
}
const scripts = new Map<string, RegExp>()

function scriptsOf(language: string): RegExp {
  const known = scripts.get(language)
  if (known !== undefined) return known
  const script = new Intl.Locale(language).maximize().script ?? 'Latn'
  const pattern = new RegExp(SCRIPTS[script] ?? `[\\p{Script=${script}}\\p{M}]`, 'gu')
  scripts.set(language, pattern)
  return pattern
}

/** So many of them, evenly spread. */
function spread<Value>(values: readonly Value[], most: number): readonly Value[] {
  if (values.length <= most) return values
  return Array.from(
    { length: most },
    (_, index) => values[Math.floor((index * values.length) / most)],
  ).filter((value) => value !== undefined)
}

export const isOneOfFifty = (language: string): boolean => FIFTY.includes(language)
