import type { Concept, Locale, Term } from '@passerelle/domain'
import { isFault, readTbx, readTermsCsv } from '@passerelle/interchange'
import { CliError } from './cli-error.ts'
import { nameOf } from './documents/files.ts'
import { termsFormatOf } from './exchange/formats.ts'
import { bytesOf } from './source.ts'

/** The concepts of a file in TBX or CSV (by its name); entries that can't be used are named on standard error. */
export async function conceptsIn(file: string): Promise<Concept[]> {
  const concepts: Concept[] = []
  const read = termsFormatOf(file) === 'csv' ? readTermsCsv : readTbx
  for await (const entry of read(bytesOf(file))) {
    if (isFault(entry)) throw new CliError(`${nameOf(file)} can not be used: ${entry.message}`)
    if ('refused' in entry) process.stderr.write(`${nameOf(file)}, line ${entry.line}: ${entry.refused}\n`)
    else concepts.push(entry)
  }
  return concepts
}

const WRONG =
  '"terms" is a list of objects such as {"source":"mairie","target":"town hall","forbidden":["mayoralty"]}; "target" may be a list, the preferred first; {"source":"Decidim","doNotTranslate":true} stays as it is.'

/** The terms of one line as concepts, or what is wrong with them. */
export function conceptsOfLine(value: unknown, source: Locale, target: Locale): readonly Concept[] | string {
  if (value === undefined) return []
  if (!Array.isArray(value)) return WRONG
  const concepts = value.map((one: unknown, index) => conceptOf(one, `line-${index}`, source, target))
  return concepts.every((one) => one !== undefined) ? concepts : WRONG
}

function conceptOf(value: unknown, id: string, source: Locale, target: Locale): Concept | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const {
    source: text,
    target: wanted,
    forbidden,
    doNotTranslate = false,
  }: Readonly<Record<string, unknown>> = { ...value }
  const [targets, banned] = [textsIn(wanted), textsIn(forbidden)]
  if (typeof text !== 'string' || text.trim() === '' || typeof doNotTranslate !== 'boolean') return undefined
  if (targets === undefined || banned === undefined) return undefined
  const [preferred, ...admitted] = targets
  return {
    id,
    doNotTranslate: doNotTranslate || (targets.length === 1 && preferred === text),
    terms: [
      { language: source, text, status: 'preferred' },
      ...(preferred === undefined
        ? []
        : [{ language: target, text: preferred, status: 'preferred' } satisfies Term]),
      ...admitted.map((one): Term => ({ language: target, text: one, status: 'admitted' })),
      ...banned.map((one): Term => ({ language: target, text: one, status: 'deprecated' })),
    ],
  }
}

function textsIn(value: unknown): readonly string[] | undefined {
  const list: readonly unknown[] = value === undefined ? [] : Array.isArray(value) ? value : [value]
  return list.every((one) => typeof one === 'string' && one.trim() !== '') ? list.map(String) : undefined
}
