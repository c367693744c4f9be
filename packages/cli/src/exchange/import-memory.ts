import { createHash } from 'node:crypto'
import { type Locale, SYSTEM } from '@passerelle/domain'
import { readMemoryCsv, readTmx } from '@passerelle/interchange'
import { type ImportMemoryResult, importMemory as takeIn } from '@passerelle/workflow'
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
  const file = await fileOf(source, JSON.stringify([options.as, domain, from, to]))
  let read = 0
  const bytes = counted(bytesOf(source), (length) => {
    read += length
  })
  const progress = progressOn(process.stderr, 'units read', {
    every: 10_000,
    ...(file === undefined ? {} : { share: () => read / file.bytes }),
  })
  await withContext([], async (context) => {
    const { damage, ...counts } = await takeIn(context, {
      actor: SYSTEM,
      entries: entriesOf(bytes, source, options),
      ...(domain === undefined ? {} : { domain }),
      ...(from === undefined ? {} : { source: from }),
      ...(to === undefined ? {} : { target: to }),
      ...(file === undefined ? {} : { print: file.print }),
      onResume: (entries) =>
        void process.stderr.write(`Going on after ${entries} units, where the last import stopped.\n`),
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
    const nothing = Object.values(counts).every((count) => count === 0)
    if (damage !== undefined && nothing)
      throw new CliError(`${nameOf(source)} was not taken in: ${damage.message}`)
    process.stdout.write(json ? `${JSON.stringify(counts)}\n` : `${sentence(counts)}\n`)
    if (damage !== undefined)
      throw new CliError(
        `${nameOf(source)} was taken in as far as it could be read: ${damage.message} Mend it and import it again; what is known stays as it is.`,
      )
  })
}

const sentence = ({ added, known, refused, leftAside }: ImportMemoryResult): string =>
  `${added + known + refused + leftAside} units: ${added} new, ${known} known, ${refused} refused${leftAside === 0 ? '' : `, ${leftAside} in other languages`}.`

/** The size and the print of a file that can be read twice; undefined for standard input and addresses. */
async function fileOf(source: string, options: string) {
  if (source === '-' || /^https?:\/\//i.test(source)) return undefined
  const hash = createHash('sha256').update(options)
  let bytes = 0
  for await (const chunk of bytesOf(source)) {
    hash.update(chunk)
    bytes += chunk.length
  }
  return { bytes, print: hash.digest('hex') }
}

async function* counted(
  chunks: AsyncIterable<Uint8Array>,
  took: (length: number) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    took(chunk.length)
    yield chunk
  }
}

function entriesOf(bytes: AsyncIterable<Uint8Array>, source: string, { as, from, to }: ImportMemoryOptions) {
  if ((as ?? memoryFormatOf(source)) === 'tmx') return readTmx(bytes)
  return readMemoryCsv(bytes, {
    ...(from === undefined ? {} : { source: from }),
    ...(to === undefined ? {} : { target: to }),
  })
}
