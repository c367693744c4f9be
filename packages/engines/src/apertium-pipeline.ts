import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import type { Command } from './apertium-mode.ts'

/** Why a pipeline did not answer: it died, it talked too much, it took too long, or it was told to stop. */
export class PipelineFault extends Error {}

export interface Pipeline {
  /** Sends messages and resolves with as many answers, in order. Any fault ends the pipeline and rejects with a PipelineFault. */
  readonly exchange: (messages: readonly string[], maxBytes: number, signal: AbortSignal) => Promise<string[]>
  readonly alive: () => boolean
  readonly close: () => Promise<void>
}

// The programs read texts by the C library's idea of a character. Nothing else of our environment is theirs to know.
const ENVIRONMENT = { LC_ALL: 'C.UTF-8' }

/** Starts a pipeline of programs that stay alive and serve one NUL-ended message after another. */
export function startPipeline(commands: readonly Command[]): Pipeline {
  const children: ChildProcess[] = []
  let fault: PipelineFault | undefined
  let onFault: (() => void) | undefined
  const fail = (message: string): void => {
    fault ??= new PipelineFault(message)
    for (const child of children) child.kill('SIGKILL')
    onFault?.()
  }

  let previous: Readable | null = null
  for (const [program, ...args] of commands) {
    // Each program gets the other end of its neighbour's pipe, so that bytes don't pass through this process.
    const child: ChildProcess = spawn(program, args, {
      env: ENVIRONMENT,
      stdio: [previous ?? 'pipe', 'pipe', 'ignore'],
    })
    previous?.destroy()
    previous = child.stdout
    child.on('error', () => fail('A program of Apertium could not be started.'))
    child.on('exit', () => fail('A program of Apertium stopped.'))
    children.push(child)
  }
  const input: Writable | null = children[0]?.stdin ?? null
  const output: Readable | null = previous
  input?.on('error', () => fail('A program of Apertium stopped reading.'))

  async function exchange(
    messages: readonly string[],
    maxBytes: number,
    signal: AbortSignal,
  ): Promise<string[]> {
    if (fault !== undefined) throw fault
    if (input === null || output === null) throw new PipelineFault('This pipeline has no programs.')
    const onAbort = (): void => fail('Apertium was told to stop, or took too long.')
    const chunks: Buffer[] = []
    let [bytes, answers] = [0, 0]
    try {
      await new Promise<void>((resolve, reject) => {
        onFault = () => reject(fault)
        signal.addEventListener('abort', onAbort, { once: true })
        if (signal.aborted) return onAbort()
        output.on('data', (chunk: Buffer) => {
          chunks.push(chunk)
          bytes += chunk.length
          for (const byte of chunk) if (byte === 0) answers += 1
          if (bytes > maxBytes || answers > messages.length) fail('Apertium answered more than it was asked.')
          else if (answers === messages.length) resolve()
        })
        input.write(messages.map((message) => `${message}\0`).join(''))
      })
    } finally {
      signal.removeEventListener('abort', onAbort)
      output.removeAllListeners('data')
      onFault = undefined
    }
    const texts = decodeUtf8(Buffer.concat(chunks))?.split('\0')
    if (texts?.length === messages.length + 1 && texts.at(-1) === '') return texts.slice(0, -1)
    fail("Apertium's answer is not whole, or not UTF-8.")
    throw fault
  }

  return {
    exchange,
    alive: () => fault === undefined,
    async close() {
      const gone = children.map((child) =>
        child.exitCode !== null || child.signalCode !== null || child.pid === undefined
          ? Promise.resolve()
          : new Promise<void>((resolve) => child.once('exit', () => resolve())),
      )
      fail('Apertium was closed.')
      await Promise.all(gone)
    },
  }
}

function decodeUtf8(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
}
