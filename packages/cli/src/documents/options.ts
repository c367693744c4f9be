import { FORMATS, type Format, type Locale, parseLocale } from '@passerelle/domain'
import { XLIFF_VERSIONS } from '@passerelle/interchange'
import { FRONT_MATTER_KEYS } from '@passerelle/segmentation'
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

/** `--front-matter`, which `extract` and `merge` share. */
export const frontMatterOption = (): Option =>
  new Option(
    '--front-matter <keys>',
    "the keys of Markdown's front matter to translate, by commas ('' for none)",
  )
    .argParser((keys: string): readonly string[] => keys.split(',').flatMap((key) => key.trim() || []))
    .default(FRONT_MATTER_KEYS, FRONT_MATTER_KEYS.join(','))

/** What commander hands over for the options of both verbs. */
export interface DocumentOptions {
  readonly format?: Format
  readonly frontMatter: readonly string[]
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
