import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseLocale } from '@passerelle/domain'
import { unpacked } from '../detection/fetching.ts'
import { debianPackage } from './debian.ts'
import { messagesIn } from './gettext.ts'
import packages from './packages.json' with { type: 'json' }
import { questionsIn } from './templates.ts'

/** One text in all languages that its package has it in, by their tags; the original is `en`. */
export type Parallel = ReadonlyMap<string, string>

export type Half = 'tune' | 'test'

const LEAST_WORDS = 5
const MOST_CHARACTERS = 700

/** The parallel texts of a half that could be had, and why others could not. */
export async function parallelTexts(
  half: Half,
): Promise<{ readonly texts: readonly Parallel[]; readonly missing: readonly string[] }> {
  const texts: Parallel[] = []
  const missing: string[] = []
  for (const name of packages[half].debian) {
    const fetched = await debianPackage(name)
    if ('missing' in fetched) missing.push(`${name}: ${fetched.missing}`)
    else texts.push(...(await questions(fetched.folder)), ...(await catalogues(fetched.folder)))
  }
  for (const [name, version] of Object.entries(packages[half].npm)) {
    const fetched = await unpacked(name, version)
    if ('missing' in fetched) missing.push(`${name}: ${fetched.missing}`)
    else texts.push(...(await foldersOfJson(join(fetched.folder, 'www'))))
  }
  return { texts, missing }
}

async function questions(folder: string): Promise<readonly Parallel[]> {
  const file = join(folder, 'control', 'templates')
  if (!existsSync(file)) return []
  return questionsIn(await readFile(file, 'utf8')).flatMap((question) => {
    const originals = question.get('en') ?? []
    return originals.filter(isProse).map((original) => {
      const at = originals.indexOf(original)
      const same = [...question].filter(([, texts]) => texts.length === originals.length)
      return parallel(same.map(([language, texts]) => [language, texts[at] ?? '']))
    })
  })
}

async function catalogues(folder: string): Promise<readonly Parallel[]> {
  const locales = join(folder, 'locale')
  if (!existsSync(locales)) return []
  const found = new Map<string, [string, string][]>()
  for (const language of await readdir(locales)) {
    const messages = join(locales, language, 'LC_MESSAGES')
    if (!existsSync(messages)) continue
    for (const file of (await readdir(messages)).filter((each) => each.endsWith('.mo')))
      for (const [id, text] of messagesIn(await readFile(join(messages, file)))) {
        const original = id.slice(id.indexOf('\u0004') + 1)
        if (isProse(original)) add(found, original, language, text)
      }
  }
  return [...found].map(([original, texts]) => parallel([['en', original], ...texts]))
}

async function foldersOfJson(root: string): Promise<readonly Parallel[]> {
  const found = new Map<string, [string, string][]>()
  for (const part of (await readdir(root, { withFileTypes: true })).filter((each) => each.isDirectory()))
    for (const file of await readdir(join(root, part.name)))
      if (file.endsWith('.json'))
        for (const [key, text] of Object.entries(
          JSON.parse(await readFile(join(root, part.name, file), 'utf8')),
        ))
          if (typeof text === 'string') add(found, `${part.name} ${key}`, file.slice(0, -5), text)
  return [...found.values()].map(parallel).filter((texts) => isProse(texts.get('en') ?? ''))
}

function add(found: Map<string, [string, string][]>, key: string, language: string, text: string): void {
  const texts = found.get(key)
  if (texts === undefined) found.set(key, [[language, text]])
  else texts.push([language, text])
}

/** Texts by canonical tags; a translation that only repeats the original is none. */
function parallel(texts: readonly (readonly [string, string])[]): Parallel {
  const original = texts.find(([language]) => language === 'en')?.[1]
  return new Map(
    texts.flatMap(([language, text]): [string, string][] => {
      const tag = parseLocale(language.replaceAll('_', '-').replace(/@.*/, ''))
      const translated = text !== '' && (language === 'en' || text !== original)
      return tag === undefined || !translated || language.includes('@') ? [] : [[tag, text]]
    }),
  )
}

/** A sentence or a paragraph for people: no list of options, no place where a program puts something in. */
const isProse = (text: string): boolean =>
  text.length <= MOST_CHARACTERS &&
  text.split(/\s+/).length >= LEAST_WORDS &&
  /^["“(]?\p{Lu}/u.test(text) &&
  !/%[\d$a-z(]|--|[|\\{}\t]|\$\w|_[A-Z]|\n {2,}|\bgit[ -]|\0/u.test(text)
