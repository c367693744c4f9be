import { type Locale, languageOf, parseLocale } from '@passerelle/domain'
import { detect, KNOWN_LANGUAGES, variantOf } from '@passerelle/language'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { answerLines, idOf } from '../json-lines.ts'

/**
 * `passerelle detect`: JSON lines `{"id","text"}` on standard input, `{"id","language","confidence","alternatives"}` on standard
 * output, in the same order, and `"variant"` where the text shows one, such as `{"language":"pt-BR","confidence":0.83}`. A line that can't
 * be read is named on standard error, the rest goes on, and the exit code is 1.
 */
export const detectVerb = (program: Command): void => {
  program
    .command('detect')
    .description(
      'Say in which language texts are written: JSON lines {"id","text"} in, {"id","language",…} out.',
    )
    .option('--only <tags>', 'name no other languages than these, as in en,fr,pt-BR', parseOnly)
    .action(({ only }: { only?: readonly Locale[] }) =>
      answerLines(EXAMPLE, (object) => {
        const id = idOf(object)
        if (typeof id === 'string') return id
        const { text } = object
        if (typeof text !== 'string') return '"text" is missing; give it a string.'
        const detected = detect(text, only === undefined ? {} : { only })
        const variant = variantOf(text, detected.language)
        return { ...id, ...detected, ...(variant === undefined ? {} : { variant }) }
      }),
    )
}

const EXAMPLE = '{"id":"1","text":"Bonjour"}'

function parseOnly(list: string): readonly Locale[] {
  const known = new Set(KNOWN_LANGUAGES.map(languageOf))
  return list.split(',').map((part) => {
    const tag = parseLocale(part.trim())
    if (tag !== undefined && known.has(languageOf(tag))) return tag
    const names = [...known].sort().join(', ')
    throw new CliError(`--only: '${part.trim()}' is no language that can be told; these can: ${names}.`, 2)
  })
}
