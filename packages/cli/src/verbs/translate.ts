import { openEngines, readEnvironment } from '@passerelle/assembly'
import type { Format, Locale } from '@passerelle/domain'
import type { Engine, Engines } from '@passerelle/workflow'
import type { Command } from 'commander'
import { readDocument, STANDARD_INPUT } from '../documents/files.ts'
import { formatOption, languageArgument } from '../documents/options.ts'
import { translateDocument } from '../machine/document.ts'
import { engineNamed } from '../machine/engine-named.ts'
import { type TranslateAll, translateLines } from '../machine/lines.ts'
import { translateTexts } from '../machine/translate-texts.ts'
import { progressOn } from '../progress.ts'

interface TranslateOptions {
  readonly from: Locale
  readonly to: Locale
  readonly engine?: string
  readonly format: Format
}

/** `passerelle translate`: a text in, its machine translation out. In the format `text`, every line gives one line. */
export const translateVerb = (program: Command): void => {
  program
    .command('translate')
    .description('Translate text by a machine; the result has been read by nobody.')
    .argument('[file]', 'the document; - or none for standard input', STANDARD_INPUT)
    .requiredOption('--from <tag>', 'the language of the text', languageArgument('--from'))
    .requiredOption('--to <tag>', 'the language to translate into', languageArgument('--to'))
    .option('--engine <name>', 'deepl, apertium … (default: the preferred one for the pair)')
    .addOption(formatOption().default('text', 'text'))
    .action(async (file: string, options: TranslateOptions) => {
      const engines = await openEngines(readEnvironment(process.env, 0))
      try {
        const { text } = await readDocument(file)
        process.stdout.write(await translateText(text, await serving(engines, options), options))
      } finally {
        await Promise.all(engines.all.map((engine) => engine.close()))
      }
    })
}

async function serving(
  engines: Engines,
  { from, to, engine: name }: TranslateOptions,
): Promise<readonly Engine[]> {
  if (name === undefined) return engines.route(from, to)
  return [engineNamed(engines, name)]
}

async function translateText(
  text: string,
  engines: readonly Engine[],
  options: TranslateOptions,
): Promise<string> {
  const { from, to, format } = options
  const translate: TranslateAll = async (texts) => {
    const shown = progressOn(process.stderr, 'texts translated')
    try {
      return await translateTexts(engines, { source: from, target: to, texts, progress: shown.at })
    } finally {
      shown.end()
    }
  }
  if (format === 'text') return translateLines(text, translate)
  const { text: translated, damaged } = await translateDocument(text, format, from, translate)
  if (damaged > 0)
    process.stderr.write(
      `${damaged} segment(s) lost or doubled a link, emphasis or other mark; look at them.\n`,
    )
  return translated
}
