import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type Fetched, unpacked } from './fetching.ts'
import { languageNamed } from './languages.ts'
import packages from './packages.json' with { type: 'json' }

/** The messages of a program in one language, in the order in which their file holds them. */
export interface Catalogue {
  readonly language: string
  readonly messages: readonly string[]
}

type Reader = (folder: string) => Promise<readonly Catalogue[]>

// None of these packages is used to train or tune our model; packages/language/README.md says which are.
const READERS: Readonly<Record<keyof typeof packages.texts, Reader>> = {
  // A site for children and their teachers, and a program: 75 languages.
  'scratch-l10n': async (folder) => [
    ...(await foldersOfJson(join(folder, 'www'))),
    ...(await foldersOfJson(join(folder, 'editor'))),
  ],
  // A programming kit's menus and their explanations: 100 languages.
  blockly: (folder) => eachFile(join(folder, 'msg'), '.js', assigned),
  // Menus of the European Commission's sites: 24 languages, Maltese and Irish among them.
  '@eui/core': (folder) => eachFile(join(folder, 'assets', 'i18n-eui'), '.json', strings),
  // Questions of consent: 30 languages, again with Maltese.
  '@c15t/translations': async (folder) => {
    const script = await readFile(join(folder, 'dist', 'all.js'), 'utf8')
    const parts = script.split(/^const (?=[a-z]+_translations = )/m).slice(1)
    return parts.map((part) => ({ language: part.slice(0, part.indexOf('_')), messages: quoted(part) }))
  },
}

/** All catalogues that could be had, and why others could not. */
export async function catalogues(): Promise<{
  readonly found: readonly (readonly Catalogue[])[]
  readonly missing: readonly string[]
}> {
  const found: (readonly Catalogue[])[] = []
  const missing: string[] = []
  for (const [name, version] of Object.entries(packages.texts)) {
    const read = Object.entries(READERS).find(([reader]) => reader === name)?.[1]
    const fetched: Fetched = await unpacked(name, version)
    if ('missing' in fetched) missing.push(`${name}: ${fetched.missing}`)
    else if (read !== undefined) found.push(await read(fetched.folder))
  }
  return { found, missing }
}

async function foldersOfJson(folder: string): Promise<readonly Catalogue[]> {
  const parts = (await readdir(folder, { withFileTypes: true })).filter((each) => each.isDirectory())
  const read = parts.map(({ name }) => eachFile(join(folder, name), '.json', strings))
  return (await Promise.all(read)).flat()
}

async function eachFile(
  folder: string,
  ending: string,
  messagesIn: (file: string) => readonly string[],
): Promise<readonly Catalogue[]> {
  const read: Catalogue[] = []
  for (const file of (await readdir(folder)).filter((each) => each.endsWith(ending)).sort()) {
    const language = languageNamed(basename(file, ending))
    if (language !== null)
      read.push({ language, messages: messagesIn(await readFile(join(folder, file), 'utf8')) })
  }
  return read
}

function strings(json: string): readonly string[] {
  const found: string[] = []
  JSON.parse(json, (_key, value: unknown) => {
    if (typeof value === 'string') found.push(value)
    return value
  })
  return found
}

const assigned = (script: string): readonly string[] =>
  [...script.matchAll(/^Blockly\.Msg\["\w+"\] = "([^"\\]*)";$/gm)].map(([, text = '']) => text)

const quoted = (script: string): readonly string[] =>
  [...script.matchAll(/: (?:'([^'\\]*)'|"([^"\\]*)"),?$/gm)].map(
    ([, single, double]) => single ?? double ?? '',
  )
