import { FORMATS, type Format, type Locale, parseLocale } from '@passerelle/domain'
import { XLIFF_VERSIONS } from '@passerelle/interchange'
import { Option } from 'commander'
import { CliError } from '../cli-error.ts'

/** `--format`, which `extract` and `merge` share. */
export const formatOption = (): Option =>
  new Option('--format <format>', 'how the document is written (default: by its file name)').choices(FORMATS)

/** `--xliff`, for verbs that write it. */
export const xliffOption = (): Option =>
  new Option('--xliff <version>', '1.2 is for tools that read nothing newer, such as OmegaT')
    .choices(XLIFF_VERSIONS)
    .default('2.1')

/** What commander hands over for the options of both verbs. */
export interface DocumentOptions {
  readonly format?: Format
  readonly out?: string
}

/** A parser for options that hold a language tag. */
export const languageArgument =
  (option: string) =>
  (tag: string): Locale => {
    const parsed = parseLocale(tag)
    if (parsed !== undefined) return parsed
    throw new CliError(`${option}: '${tag}' is no language tag; write one such as fr or pt-BR.`, 2)
  }
