import { createReadStream } from 'node:fs'
import { extname } from 'node:path'
import type { Format } from '@passerelle/domain'
import type { Limits } from '@passerelle/segmentation'
import { CliError } from '../cli-error.ts'

/** The name that stands for standard input. */
export const STANDARD_INPUT = '-'

/** A person waits for a filter and can stop it, so it takes larger documents than the pipeline does: 16 Mi characters. */
export const FILTER_LIMITS: Limits = { maxLength: 16_777_216, maxDepth: 200 }

/** The largest XLIFF file that a filter reads: reading one takes six times its size in memory. */
export const XLIFF_BYTES = 128 * 1024 * 1024

/**
 * The bytes of a file, or of standard input for `-`. Throws a CliError naming a file that cannot be read, or that holds
 * more than `limit` bytes: no more of it is kept.
 */
export async function readBytes(name: string, limit: number = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let length = 0
  try {
    for await (const chunk of name === STANDARD_INPUT ? process.stdin : createReadStream(name)) {
      length += chunk.length
      if (length > limit)
        throw new CliError(`${nameOf(name)} is larger than ${limit} bytes, the most that is read; divide it.`)
      chunks.push(chunk)
    }
  } catch (error) {
    if (error instanceof CliError) throw error
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EISDIR'
          ? 'it is a folder'
          : `the system says ${code}`
    throw new CliError(`${name} cannot be read: ${why}; check the name and try again.`)
  }
  return Buffer.concat(chunks)
}

/** A document, and how its text is written back. */
export interface ReadDocument {
  /** A byte order mark stays in it. */
  readonly text: string
  /** Into the encoding in which the document came. */
  readonly encode: (text: string) => string | Uint8Array
}

/** The text of a document, which must be UTF-8, or UTF-16 with a byte order mark. */
export async function readDocument(name: string): Promise<ReadDocument> {
  const bytes = await readBytes(name)
  const encoding = encodingOf(bytes)
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    return { text, encode: (written) => encoded(written, encoding) }
  } catch {
    const wanted = encoding === 'utf-8' ? 'UTF-8' : 'sound UTF-16, which its byte order mark promises'
    throw new CliError(`${nameOf(name)} is not written in ${wanted}; convert it to UTF-8 and try again.`)
  }
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

function encoded(text: string, encoding: Encoding): string | Uint8Array {
  if (encoding === 'utf-8') return text
  const bytes = Buffer.from(text, 'utf16le')
  return encoding === 'utf-16le' ? bytes : bytes.swap16()
}

/** How a name reads in a sentence. */
export const nameOf = (name: string): string => (name === STANDARD_INPUT ? 'Standard input' : name)

const FORMATS_BY_ENDING: Readonly<Record<string, Format>> = {
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.xhtml': 'html',
  '.txt': 'text',
}

/** The format that was asked for, else the one that the name's ending says. */
export function formatFor(name: string, asked: Format | undefined): Format {
  const format = asked ?? FORMATS_BY_ENDING[extname(name).toLowerCase()]
  if (format !== undefined) return format
  throw new CliError(`The format of ${nameOf(name)} is unknown; say --format markdown, html or text.`, 2)
}
