import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Locale } from '@passerelle/domain'
import { LocaleFileError, type LocaleInfo, readLocaleFile } from './locale-file.ts'
import { type Messages, readMessages } from './messages.ts'

/** One folder of /locales: what it is, and its texts by namespace (`reader`, `desk`, `mail`). */
export interface LocaleFolder {
  readonly info: LocaleInfo
  readonly namespaces: ReadonlyMap<string, Messages>
}

/** The checkout's own /locales. */
export const LOCALES_FOLDER: string = fileURLToPath(new URL('../../../locales', import.meta.url))

/**
 * Reads every locale below a folder, in the order of their tags.
 * @throws LocaleFileError in one sentence that names the file, what is wrong with it and what would be right
 */
export async function loadLocales(folder: string = LOCALES_FOLDER): Promise<readonly LocaleFolder[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  const locales = await Promise.all(names.sort().map((name) => loadLocale(folder, name)))
  if (locales.length === 0) {
    throw new LocaleFileError(
      `There is no locale in ${folder}. Add a folder such as "en" with a locale.json.`,
    )
  }
  const known = new Set<Locale>(locales.map(({ info }) => info.tag))
  for (const { info } of locales) {
    if (info.fallback !== null && !known.has(info.fallback)) {
      throw new LocaleFileError(
        `locales/${info.tag}/locale.json falls back to "${info.fallback}", which has no folder. Name one of: ${[...known].join(', ')}.`,
      )
    }
  }
  return locales
}

async function loadLocale(folder: string, name: string): Promise<LocaleFolder> {
  const files = (await readdir(join(folder, name))).filter((file) => file.endsWith('.json'))
  if (!files.includes('locale.json')) {
    throw new LocaleFileError(
      `locales/${name} has no locale.json. Add one with its "tag" and its own "name".`,
    )
  }
  const info = readLocaleFile(name, await readJson(folder, `${name}/locale.json`))
  const namespaces = new Map<string, Messages>()
  for (const file of files.filter((other) => other !== 'locale.json').sort()) {
    const path = `${name}/${file}`
    namespaces.set(file.slice(0, -'.json'.length), readMessages(path, await readJson(folder, path)))
  }
  return { info, namespaces }
}

async function readJson(folder: string, path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, path), 'utf8'))
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new LocaleFileError(`locales/${path} is not valid JSON (${reason}). Correct it at that place.`, {
      cause,
    })
  }
}
