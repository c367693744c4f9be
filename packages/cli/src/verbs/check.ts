import { type Concept, type Locale, parseLocale } from '@passerelle/domain'
import { termbaseOf } from '@passerelle/memory'
import { check } from '@passerelle/quality'
import type { Command } from 'commander'
import { conceptsIn, conceptsOfLine } from '../check-terms.ts'
import { answerLines, idOf, type JsonObject } from '../json-lines.ts'

/**
 * `passerelle check`: JSON lines `{"id","source","target","sourceLanguage","targetLanguage","terms"?}` on standard input,
 * `{"id","findings":[{"check","severity","message","places"?,"repair"?}]}` on standard output, in the same order. Places
 * are ranges of the target in UTF-16 code units, a repair is the mended target. `terms` of a line, or a termbase's file for
 * all, are what `check_glossary` goes by. A line that can't be read is named on standard error, the rest goes on, and the exit
 * code is 1.
 */
export const checkVerb = (program: Command): void => {
  program
    .command('check')
    .description('Look for faults in translations: JSON lines in, JSON lines with findings out.')
    .option('--terms <file>', 'a termbase (TBX, or CSV by its name) that the translations are held to')
    .action(async ({ terms }: { readonly terms?: string }) => {
      const concepts = terms === undefined ? [] : await conceptsIn(terms)
      await answerLines(EXAMPLE, (object) => {
        const item = itemIn(object)
        if (typeof item === 'string') return item
        const { own, ...pair } = item
        const termbase = termbaseOf(own.length === 0 ? concepts : [...concepts, ...own])
        return { id: item.id, findings: check({ ...pair, terms: termbase.report(pair) }) }
      })
    })
}

const EXAMPLE = '{"id":"1","source":"Oui.","target":"Yes.","sourceLanguage":"fr","targetLanguage":"en"}'

interface Item {
  readonly id: string | number
  readonly source: string
  readonly target: string
  readonly sourceLanguage: Locale
  readonly targetLanguage: Locale
  /** The terms that the line itself brings. */
  readonly own: readonly Concept[]
}

/** An item, or what is wrong with its line. */
function itemIn(object: JsonObject): Item | string {
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
  const own = conceptsOfLine(object.terms, sourceLanguage, targetLanguage)
  if (typeof own === 'string') return own
  return { ...id, source, target, sourceLanguage, targetLanguage, own }
}

// gettext and others write pt_BR.
const languageIn = (value: unknown) =>
  typeof value === 'string' ? parseLocale(value.replaceAll('_', '-')) : undefined
