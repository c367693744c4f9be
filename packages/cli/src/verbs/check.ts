import { once } from 'node:events'
import { parseLocale } from '@passerelle/domain'
import { type CheckedPair, check } from '@passerelle/quality'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { linesOf } from '../lines.ts'

/**
 * `passerelle check`: JSON lines `{"id","source","target","sourceLanguage","targetLanguage"}` on standard input,
 * `{"id","findings":[{"check","severity","message","places"?,"repair"?}]}` on standard output, in the same order. Places
 * are ranges of the target in UTF-16 code units, a repair is the mended target. A line that can't be read is named on
 * standard error, the rest goes on, and the exit code is 1.
 */
export const checkVerb = (program: Command): void => {
  program
    .command('check')
    .description('Look for faults in translations: JSON lines in, JSON lines with findings out.')
    .action(async () => {
      let bad = 0
      for await (const { number, bytes } of linesOf(process.stdin, LONGEST_LINE)) {
        const line = bytes === undefined ? undefined : utf8(bytes)
        if (line?.trim() === '') continue
        const item = line === undefined ? UNREADABLE : parseItem(line)
        if (typeof item === 'string') {
          bad += 1
          process.stderr.write(`Line ${number}: ${item}\n`)
          continue
        }
        const written = process.stdout.write(`${JSON.stringify({ id: item.id, findings: check(item) })}\n`)
        if (!written) await once(process.stdout, 'drain')
      }
      if (bad > 0)
        throw new CliError(`${bad} line(s) could not be read; mend those named above and run them again.`)
    })
}

const LONGEST_LINE = 4 * 1024 * 1024
const UNREADABLE = 'this is not UTF-8, or longer than 4 MiB; convert or split it.'
const EXAMPLE = '{"id":"1","source":"Oui.","target":"Yes.","sourceLanguage":"fr","targetLanguage":"en"}'

/** An item, or what is wrong with its line. */
function parseItem(line: string): (CheckedPair & { readonly id: string | number }) | string {
  const value = parseJson(line)
  if (value === undefined) return `this is no JSON; write one object a line, such as ${EXAMPLE}.`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `write an object such as ${EXAMPLE}.`
  const fields: Readonly<Record<string, unknown>> = { ...value }
  const { id, source, target } = fields
  if (typeof id !== 'string' && typeof id !== 'number')
    return '"id" is missing; give it a string or a number.'
  if (typeof source !== 'string') return '"source" is missing; give it a string.'
  if (typeof target !== 'string') return '"target" is missing; give it a string.'
  const [sourceLanguage, targetLanguage] = [
    languageIn(fields.sourceLanguage),
    languageIn(fields.targetLanguage),
  ]
  if (sourceLanguage === undefined)
    return '"sourceLanguage" is no language tag; write one such as fr or pt-BR.'
  if (targetLanguage === undefined)
    return '"targetLanguage" is no language tag; write one such as fr or pt-BR.'
  return { id, source, target, sourceLanguage, targetLanguage }
}

const languageIn = (value: unknown) => (typeof value === 'string' ? parseLocale(value) : undefined)

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
