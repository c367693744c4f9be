/**
 * Collects the texts that the n-gram model is built from.
 *
 * Use:    node packages/language/train/collect-texts.ts PACKAGES TEXTS
 * Input:  the folder that `fetch-packages.sh` filled.
 * Output: TEXTS/<source>/<tag>.txt, each text once, one a line; messages that stand there as in English are left out.
 */
import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { plain } from './plain.ts'
import { SOURCES, type Source } from './sources.ts'
import { tagOf } from './tags.ts'

function textsOf({ files, tag, read }: Source, packages: string): ReadonlyMap<string, ReadonlySet<string>> {
  const texts = new Map<string, Set<string>>()
  for (const file of globSync(files, { cwd: packages }).sort()) {
    const language = tagOf(tag.exec(file)?.[1] ?? '')
    if (language === undefined) continue
    const found = texts.get(language) ?? new Set<string>()
    for (const text of read(readFileSync(join(packages, file)))) found.add(plain(text))
    texts.set(language, found)
  }
  return texts
}

const [packages, to] = process.argv.slice(2)
if (packages === undefined || to === undefined)
  throw new Error('Name the folder with the packages and the folder for the texts.')
for (const source of SOURCES) {
  const texts = textsOf(source, packages)
  const originals = texts.get('en') ?? new Set<string>()
  mkdirSync(join(to, source.name), { recursive: true })
  for (const [tag, found] of texts) {
    const kept = [...found].filter((text) => text !== '' && (tag === 'en' || !originals.has(text)))
    writeFileSync(join(to, source.name, `${tag}.txt`), `${kept.join('\n')}\n`)
  }
  console.log(`${source.name}: ${texts.size} languages`)
}
