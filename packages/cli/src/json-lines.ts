import { once } from 'node:events'
import { CliError } from './cli-error.ts'
import { linesOf } from './lines.ts'

const LONGEST_LINE_MIB = 16
/** Bytes of the longest JSON line that is read. */
export const LONGEST_JSON_LINE = LONGEST_LINE_MIB * 2 ** 20
const UNREADABLE = `this is not UTF-8, or longer than ${LONGEST_LINE_MIB} MiB; convert or split it.`

export type JsonObject = Readonly<Record<string, unknown>>

/**
 * A filter over JSON lines: each object on standard input gives `answer`'s as a line on standard output, in the same order; empty lines
 * count and give nothing. A line that is no object, or of which `answer` says in a sentence what is wrong, is named on standard
 * error and the rest goes on; then the filter ends by throwing a `CliError`. `example` is a line as it should be.
 */
export async function answerLines(
  example: string,
  answer: (object: JsonObject) => JsonObject | string,
): Promise<void> {
  let bad = 0
  for await (const { number, bytes } of linesOf(process.stdin, LONGEST_JSON_LINE)) {
    const object = objectOn(bytes, example)
    if (object === undefined) continue
    const answered = typeof object === 'string' ? object : answer(object)
    if (typeof answered === 'string') {
      bad += 1
      process.stderr.write(`Line ${number}: ${answered}\n`)
    } else if (!process.stdout.write(`${JSON.stringify(answered)}\n`)) await once(process.stdout, 'drain')
  }
  if (bad > 0)
    throw new CliError(`${bad} line(s) could not be read; mend those named above and run them again.`)
}

/** The `id` that an answer takes over from its line, or what is wrong with it. */
export function idOf({ id }: JsonObject): { readonly id: string | number } | string {
  if (typeof id === 'string' || typeof id === 'number') return { id }
  return '"id" is missing; give it a string or a number.'
}

/** The object on a line, or what is wrong with it in a sentence that names an `example`; nothing for an empty line. */
export function objectOn(bytes: Uint8Array | undefined, example: string): JsonObject | string | undefined {
  const line = bytes === undefined ? undefined : utf8(bytes)
  if (line?.trim() === '') return undefined
  return line === undefined ? UNREADABLE : objectIn(line, example)
}

function objectIn(line: string, example: string): JsonObject | string {
  const value = parseJson(line)
  if (value === undefined) return `this is no JSON; write one object a line, such as ${example}.`
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return `write an object such as ${example}.`
  return { ...value }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

// A byte order mark is dropped; bytes in another encoding would pass for other letters.
function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
