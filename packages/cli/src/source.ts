import { createReadStream } from 'node:fs'
import { CliError } from './cli-error.ts'

/** How long an address may take to begin to answer. */
const ANSWER_MS = 30_000

/** The bytes of a file, of an http(s) address, or of standard input (`-`). Throws a CliError when they can't be had. */
export async function* bytesOf(source: string): AsyncGenerator<Uint8Array> {
  if (source === '-') yield* process.stdin
  else if (/^https?:\/\//i.test(source)) yield* fetched(source)
  else yield* file(source)
}

async function* file(path: string): AsyncGenerator<Uint8Array> {
  try {
    yield* createReadStream(path)
  } catch (error) {
    throw new CliError(`${path} can not be read (${reasonOf(error)}); check its name and who may read it.`)
  }
}

async function* fetched(address: string): AsyncGenerator<Uint8Array> {
  const answering = new AbortController()
  const timer = setTimeout(
    () => answering.abort(new Error(`no answer within ${ANSWER_MS / 1000} s`)),
    ANSWER_MS,
  )
  try {
    const reply = await fetch(address, { signal: answering.signal })
    if (!reply.ok || reply.body === null) throw new Error(`it answered ${reply.status}`)
    clearTimeout(timer)
    yield* reply.body
  } catch (error) {
    throw new CliError(`${address} can not be read (${reasonOf(error)}); open it in a browser to see why.`)
  } finally {
    clearTimeout(timer)
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  const cause = error.cause instanceof Error ? error.cause : error
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message
}
