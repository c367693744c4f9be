import { SYSTEM } from '@passerelle/domain'
import { readTbx, readTermsCsv } from '@passerelle/interchange'
import { importTerms as takeIn } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'
import { nameOf } from '../documents/files.ts'
import { progressOn } from '../progress.ts'
import { bytesOf } from '../source.ts'
import { withContext } from '../with-context.ts'
import { type TermsFormat, termsFormatOf } from './formats.ts'

export interface ImportTermsOptions {
  readonly as?: TermsFormat
  readonly domain?: string
  readonly json?: boolean
}

/** Takes a termbase in, and says what became of its concepts; one that can't be used is named with its line. */
export async function importTerms(
  source: string,
  { as, domain, json = false }: ImportTermsOptions,
): Promise<void> {
  const progress = progressOn(process.stderr, 'concepts read', { every: 10_000 })
  const read = (as ?? termsFormatOf(source)) === 'csv' ? readTermsCsv : readTbx
  await withContext([], async (context) => {
    const result = await takeIn(context, {
      actor: SYSTEM,
      entries: read(bytesOf(source)),
      ...(domain === undefined ? {} : { domain }),
      onProgress: progress.at,
      onRefused: ({ line, refused }) => {
        if (json) process.stdout.write(`${JSON.stringify({ line, refused })}\n`)
        else {
          progress.end()
          process.stderr.write(`Line ${line}: ${refused}\n`)
        }
      },
    })
    progress.end()
    if ('fault' in result)
      throw new CliError(`${nameOf(source)} was not taken in, nothing of it: ${result.message}`)
    const { added, changed, unchanged, refused } = result
    process.stdout.write(
      json
        ? `${JSON.stringify(result)}\n`
        : `${added + changed + unchanged + refused} concepts: ${added} new, ${changed} changed, ${unchanged} unchanged, ${refused} refused.\n`,
    )
  })
}
