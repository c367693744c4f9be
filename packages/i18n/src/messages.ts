import { LocaleFileError } from './locale-file.ts'

/** The texts of one namespace, as translators write them: i18next JSON v4, nested as deep as they like. */
export interface Messages {
  readonly [key: string]: string | Messages
}

// i18next writes its resources into plain objects; these names would reach their prototype.
const RESERVED = new Set(['__proto__', 'constructor', 'prototype'])

/**
 * Checks the texts of a namespace file such as `reader.json`.
 * @throws LocaleFileError naming the first wrong key
 */
export function readMessages(file: string, json: unknown): Messages {
  const path = wrongPlace(json, '')
  if (path === undefined && isTree(json)) return json
  throw new LocaleFileError(
    `locales/${file} can't be used: write a text or an object of texts at "${path ?? 'the file'}", under a key that is not ${[...RESERVED].join(', ')}.`,
  )
}

// True of what `wrongPlace` found nothing in.
const isTree = (json: unknown): json is Messages =>
  typeof json === 'object' && json !== null && !Array.isArray(json)

function wrongPlace(json: unknown, path: string): string | undefined {
  if (!isTree(json)) return path === '' ? 'the file' : path
  for (const [name, value] of Object.entries(json)) {
    const here = path === '' ? name : `${path}.${name}`
    if (RESERVED.has(name)) return here
    const wrong = typeof value === 'string' ? undefined : wrongPlace(value, here)
    if (wrong !== undefined) return wrong
  }
  return undefined
}

/** The texts of a namespace by their full keys: `{ "case.facts.year": "Year" }`. */
export function flatten(tree: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>()
  for (const [name, value] of Object.entries(tree)) {
    if (typeof value === 'string') flat.set(`${prefix}${name}`, value)
    else for (const [inner, text] of flatten(value, `${prefix}${name}.`)) flat.set(inner, text)
  }
  return flat
}
