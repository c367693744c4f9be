import { type Locale, SYSTEM } from '@passerelle/domain'
import { readMemoryCsv, readTmx } from '@passerelle/interchange'
import { importMemory as takeIn } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'
import { nameOf } from '../documents/files.ts'
import { progressOn } from '../progress.ts'
import { bytesOf } from '../source.ts'
import { withContext } from '../with-context.ts'
import { type MemoryFormat, memoryFormatOf } from './formats.ts'

export interface ImportMemoryOptions {
  readonly as?: MemoryFormat
  readonly domain?: string
  readonly from?: Locale
  readonly to?: Locale
  readonly json?: boolean
}

/** Takes a memory in, and says what became of its units; one that can't be used is named with its line. */
export async function importMemory(source: string, options: ImportMemoryOptions): Promise<void> {
  const { json = false, domain, from, to } = options
  const progress = progressOn(process.stderr, 'units read', { every: 10_000 })
  await withContext([], async (context) => {
    const result = await takeIn(context, {
      actor: SYSTEM,
      entries: entriesOf(source, options),
      ...(domain === undefined ? {} : { domain }),
      ...(from === undefined ? {} : { source: from }),
      ...(to === undefined ? {} : { target: to }),
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
    const { added, known, refused, leftAside } = result
    process.stdout.write(
      json
        ? `${JSON.stringify(result)}\n`
        : `${added + known + refused + leftAside} units: ${added} new, ${known} known, ${refused} refused${leftAside === 0 ? '' : `, ${leftAside} in other languages`}.\n`,
    )
  })
}

function entriesOf(source: string, { as, from, to }: ImportMemoryOptions) {
  const bytes = bytesOf(source)
  if ((as ?? memoryFormatOf(source)) === 'tmx') return readTmx(bytes)
  return readMemoryCsv(bytes, {
    ...(from === undefined ? {} : { source: from }),
    ...(to === undefined ? {} : { target: to }),
  })
}
