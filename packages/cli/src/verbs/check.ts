import { parseLocale } from '@passerelle/domain'
import { type CheckedPair, check } from '@passerelle/quality'
import type { Command } from 'commander'
import { answerLines, idOf, type JsonObject } from '../json-lines.ts'

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
    .action(() =>
      answerLines(EXAMPLE, (object) => {
        const item = itemIn(object)
        return typeof item === 'string' ? item : { id: item.id, findings: check(item) }
      }),
    )
}

const EXAMPLE = '{"id":"1","source":"Oui.","target":"Yes.","sourceLanguage":"fr","targetLanguage":"en"}'

/** An item, or what is wrong with its line. */
function itemIn(object: JsonObject): (CheckedPair & { readonly id: string | number }) | string {
  const id = idOf(object)
  if (typeof id === 'string') return id
  const { source, target } = object
  if (typeof source !== 'string') return '"source" is missing; give it a string.'
  if (typeof target !== 'string') return '"target" is missing; give it a string.'
  const sourceLanguage = languageIn(object.sourceLanguage)
  const targetLanguage = languageIn(object.targetLanguage)
  if (sourceLanguage === undefined)
    return '"sourceLanguage" is no language tag; write one such as fr or pt-BR.'
  if (targetLanguage === undefined)
    return '"targetLanguage" is no language tag; write one such as fr or pt-BR.'
  return { ...id, source, target, sourceLanguage, targetLanguage }
}

const languageIn = (value: unknown) => (typeof value === 'string' ? parseLocale(value) : undefined)
