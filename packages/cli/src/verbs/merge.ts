import { basename } from 'node:path'
import type { Format } from '@passerelle/domain'
import { isFault, readXliff } from '@passerelle/interchange'
import { extract, isUnreadable, merge } from '@passerelle/segmentation'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import {
  FILTER_LIMITS,
  formatFor,
  nameOf,
  readBytes,
  readDocument,
  STANDARD_INPUT,
  XLIFF_BYTES,
} from '../documents/files.ts'
import { matchTargets } from '../documents/match-targets.ts'
import { type DocumentOptions, formatOption, frontMatterOption } from '../documents/options.ts'
import { writeAll } from '../documents/outputs.ts'

/** `passerelle merge`: documents and their translated XLIFF in, translated documents out. */
export const mergeVerb = (program: Command): void => {
  program
    .command('merge')
    .description('Put the translations of XLIFF files in place; what has none stays as it was.')
    .argument('<files...>', 'ORIGINAL XLIFF, and more such pairs with --out; - for standard input')
    .addOption(formatOption())
    .addOption(frontMatterOption())
    .option('--out <dir>', 'write the documents into this folder, under their own names')
    .action(async (files: readonly string[], options: DocumentOptions) => {
      if (files.length % 2 !== 0) {
        throw new CliError('Each document needs its XLIFF file after it; write ORIGINAL XLIFF, in pairs.', 2)
      }
      if (files.filter((name) => name === STANDARD_INPUT).length > 1) {
        throw new CliError('Only one file can come from standard input; name the other.', 2)
      }
      const works = files.flatMap((original, index) => {
        const xliff = files[index + 1]
        if (index % 2 !== 0 || xliff === undefined) return []
        const format = formatFor(original, options.format)
        const output = original === STANDARD_INPUT ? 'stdin' : basename(original)
        return [
          { output, inputs: [original, xliff], make: () => mergeFile(original, xliff, format, options) },
        ]
      })
      await writeAll(works, options.out)
    })
}

async function mergeFile(
  original: string,
  xliff: string,
  format: Format,
  { frontMatter }: DocumentOptions,
): Promise<string | Uint8Array> {
  const { text, encode } = await readDocument(original)
  const content = readXliff(await readBytes(xliff, XLIFF_BYTES))
  if (isFault(content)) throw new CliError(`${nameOf(xliff)} was not used. ${content.message}`)
  const language = content.sourceLanguage
  const extracted = extract(text, format, { language, limits: FILTER_LIMITS, frontMatter })
  if (isUnreadable(extracted)) throw new CliError(`${nameOf(original)}: ${extracted.unreadable}`)
  const { targets, lost, added } = matchTargets(extracted.segments, content.units)
  for (const { key, line, problem } of lost) {
    const why = problem ?? `${nameOf(original)} no longer has its source text`
    process.stderr.write(`${nameOf(xliff)}, line ${line}: unit ${key} was left out, because ${why}.\n`)
  }
  if (added > 0) {
    process.stderr.write(
      `${nameOf(original)} has changed: ${added === 1 ? 'one of its segments is' : `${added} of its segments are`} not in ${nameOf(xliff)}, and stayed as they were; extract it again to translate them.\n`,
    )
  }
  // The document is written all the same; the exit code tells that it lacks something.
  if (lost.length > 0) process.exitCode = 1
  return encode(merge(extracted.skeleton, targets))
}
