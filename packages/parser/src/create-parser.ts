import type { CaseContent } from '@passerelle/domain'
import { fieldsOf } from '@passerelle/domain'
import type { BuiltContent, Document, Parser, Unreadable } from '@passerelle/workflow'
import type { Task } from './task.ts'
import { createThread, type Thread } from './thread-pool.ts'
import { turnstile } from './turnstile.ts'

export interface ParserOptions {
  /** How long any content may take, in milliseconds; then its thread is killed. */
  readonly timeoutMs?: number
  /** What each MiB (2^20 UTF-16 code units) of text may take beyond that: an ordinary one takes some 5 s of one core. */
  readonly timeoutMsPerMib?: number
  /** How much heap a thread may take, in MiB. */
  readonly memoryMb?: number
  /** How many contents are read at the same time. */
  readonly threads?: number
}

/**
 * The parser of workflow's port, in threads that are killed when a content takes too long or too much memory: the caller's
 * event loop keeps turning, and the next content finds a fresh thread. `close` ends the threads.
 */
export function createParser(options: ParserOptions = {}): Parser {
  const { timeoutMs = 10_000, timeoutMsPerMib = 20_000, memoryMb = 512, threads = 1 } = options
  const pool: readonly Thread[] = Array.from({ length: threads }, () => createThread(memoryMb))
  const turns = turnstile(pool)

  const run = <Result>(task: Task, content: CaseContent): Promise<Result | Unreadable> =>
    turns((thread) => thread.run<Result>(task, Math.ceil(timeoutMs + timeoutMsPerMib * mebiOf(content))))

  return {
    extract: (content, language) => run<Document>({ task: 'extract', content, language }, content),
    build: (content, document, targets, languages = new Map()) =>
      run<BuiltContent>({ task: 'build', content, document, targets, languages }, content),
    close: async () => {
      await Promise.all(pool.map((thread) => thread.close()))
    },
  }
}

const mebiOf = (content: CaseContent): number =>
  fieldsOf(content).reduce((sum, { text }) => sum + text.length, 0) / 2 ** 20
