import { createWriteStream } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CliError } from '../cli-error.ts'

/** Code units that are written at once. */
const BLOCK = 65_536

/**
 * Writes a text as it is made, at the pace of whoever reads it: to standard output, or to a file that takes its name only
 * when it is whole.
 */
export async function writeOut(pieces: AsyncIterable<string>, file: string | undefined): Promise<void> {
  const source = Readable.from(blocks(pieces))
  if (file === undefined) return pipeline(source, process.stdout, { end: false })
  const part = `${file}.part`
  try {
    await pipeline(source, createWriteStream(part))
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true })
    if (!(error instanceof Error && 'syscall' in error)) throw error
    const code = 'code' in error ? String(error.code) : error.message
    throw new CliError(`${file} can not be written (${code}); check its folder and who may write there.`)
  }
}

async function* blocks(pieces: AsyncIterable<string>): AsyncGenerator<string> {
  let block = ''
  for await (const piece of pieces) {
    block += piece
    if (block.length < BLOCK) continue
    yield block
    block = ''
  }
  if (block !== '') yield block
}
