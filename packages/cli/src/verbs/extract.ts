import { basename } from 'node:path'
import type { Format, Locale } from '@passerelle/domain'
import { writeXliff, type XliffVersion } from '@passerelle/interchange'
import { detect } from '@passerelle/language'
import { codeMarkup, extract, isUnreadable, plainOf } from '@passerelle/segmentation'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { FILTER_LIMITS, formatFor, nameOf, readDocument, STANDARD_INPUT } from '../documents/files.ts'
import {
  type DocumentOptions,
  formatOption,
  frontMatterOption,
  languageArgument,
  xliffOption,
} from '../documents/options.ts'
import { writeAll } from '../documents/outputs.ts'

interface ExtractVerbOptions extends DocumentOptions {
  readonly sourceLanguage?: Locale
  readonly targetLanguage?: Locale
  readonly xliff: XliffVersion
}

/** `passerelle extract`: documents in, XLIFF out, one file for each. */
export const extractVerb = (program: Command): void => {
  program
    .command('extract')
    .description('Take documents apart into XLIFF for translators.')
    .argument('[files...]', 'the documents; - or none for standard input')
    .addOption(formatOption())
    .option(
      '--source-language <tag>',
      'the language of the documents (default: as the text tells)',
      languageArgument('--source-language'),
    )
    .option(
      '--target-language <tag>',
      'the language to be translated into',
      languageArgument('--target-language'),
    )
    .addOption(frontMatterOption())
    .addOption(xliffOption())
    .option('--out <dir>', 'write DOCUMENT.xlf files into this folder')
    .action(async (files: readonly string[], options: ExtractVerbOptions) => {
      const names = files.length === 0 ? [STANDARD_INPUT] : files
      const works = names.map((name) => {
        const format = formatFor(name, options.format)
        const output = `${name === STANDARD_INPUT ? 'stdin' : basename(name)}.xlf`
        return { output, inputs: [name], make: () => extractFile(name, format, options) }
      })
      await writeAll(works, options.out)
    })
}

async function extractFile(name: string, format: Format, options: ExtractVerbOptions): Promise<string> {
  const { text } = await readDocument(name)
  const language = options.sourceLanguage ?? languageOf(text, format)
  const extracted = extract(text, format, {
    language,
    limits: FILTER_LIMITS,
    frontMatter: options.frontMatter,
  })
  if (isUnreadable(extracted)) throw new CliError(`${nameOf(name)}: ${extracted.unreadable}`)
  const markup = codeMarkup(extracted.skeleton)
  const document = {
    sourceLanguage: language,
    ...(options.targetLanguage === undefined ? {} : { targetLanguage: options.targetLanguage }),
    original: name === STANDARD_INPUT ? 'stdin' : basename(name),
    // `merge` wants the document again: it is the skeleton.
    ...(name === STANDARD_INPUT ? {} : { skeleton: basename(name) }),
    segments: extracted.segments.map((segment) => ({ ...segment, markup: markup.get(segment.key) ?? {} })),
  }
  return writeXliff(document, options.xliff)
}

function languageOf(text: string, format: Format): Locale {
  const plain = plainOf(text, format, FILTER_LIMITS)
  return detect(typeof plain === 'string' ? plain : '').language
}
