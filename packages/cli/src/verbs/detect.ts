import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { type Locale, languageOf, parseLocale } from '@passerelle/domain'
import { detect, KNOWN_LANGUAGES, variantOf } from '@passerelle/language'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'

/**
 * `passerelle detect`: JSON lines `{"id","text"}` on standard input, `{"id","language","confidence","alternatives"}` on standard
 * output, in the same order, and `"variant"` where the text shows one, such as `{"language":"pt-BR","confidence":0.83}`. A line that can't be read is named on standard error, the rest goes on, and the exit code is 1.
 */
export const detectVerb = (program: Command): void => {
  program
    .command('detect')
    .description(
      'Say in which language texts are written: JSON lines {"id","text"} in, {"id","language",…} out.',
    )
    .option('--only <tags>', 'name no other languages than these, as in en,fr,pt-BR', parseOnly)
    .action(async ({ only }: { only?: readonly Locale[] }) => {
      let number = 0
      let bad = 0
      for await (const line of createInterface({
        input: process.stdin,
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        number += 1
        if (line.trim() === '') continue
        const item = parseItem(line)
        if (typeof item === 'string') {
          bad += 1
          process.stderr.write(`Line ${number}: ${item}\n`)
          continue
        }
        const detected = detect(item.text, only === undefined ? {} : { only })
        const variant = variantOf(item.text, detected.language)
        const answer = { id: item.id, ...detected, ...(variant === undefined ? {} : { variant }) }
        const written = process.stdout.write(`${JSON.stringify(answer)}\n`)
        if (!written) await once(process.stdout, 'drain')
      }
      if (bad > 0)
        throw new CliError(`${bad} line(s) could not be read; mend those named above and run them again.`)
    })
}

interface Item {
  readonly id: string | number
  readonly text: string
}

/** An item, or what is wrong with its line. */
function parseItem(line: string): Item | string {
  const value = parseJson(line)
  if (value === undefined)
    return 'this is no JSON; write one object a line, such as {"id":"1","text":"Bonjour"}.'
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return 'write an object with "id" and "text".'
  const id = 'id' in value ? value.id : undefined
  const text = 'text' in value ? value.text : undefined
  if (typeof id !== 'string' && typeof id !== 'number')
    return '"id" is missing; give it a string or a number.'
  if (typeof text !== 'string') return '"text" is missing; give it a string.'
  return { id, text }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

function parseOnly(list: string): readonly Locale[] {
  const known = new Set(KNOWN_LANGUAGES.map(languageOf))
  return list.split(',').map((part) => {
    const tag = parseLocale(part.trim())
    if (tag !== undefined && known.has(languageOf(tag))) return tag
    const names = [...known].sort().join(', ')
    throw new CliError(`--only: '${part.trim()}' is no language that can be told; these can: ${names}.`, 2)
  })
}
