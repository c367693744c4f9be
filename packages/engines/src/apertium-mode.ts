import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ApertiumInstall } from './apertium-install.ts'

/** A program of a pipeline with its arguments. */
export type Command = readonly [program: string, ...args: string[]]

const TOKEN = /\s*(?:(\|)|'([^']*)'|([\w./:=+-]+)|\$([12])(?!\w))/y

/**
 * The pipeline in a mode's script, as programs to start: no shell ever reads it. `$1` says what becomes of unknown words (`-n`
 * leaves them without a mark), `$2` is an option of the tagger's that stays empty. Throws when the script holds anything
 * but programs, arguments and pipes.
 */
export function parseMode(script: string): Command[] {
  const commands: string[][] = [[]]
  const text = script.trim()
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const at = TOKEN.lastIndex
    const token = TOKEN.exec(text)
    if (token === null)
      throw new Error(`This Apertium mode can't be read at character ${at}. Update Apertium's packages.`)
    const [, pipe, quoted, bare, option] = token
    if (pipe !== undefined) commands.push([])
    else if (option === '1') commands.at(-1)?.push('-n')
    else if (option === undefined) commands.at(-1)?.push(quoted ?? bare ?? '')
  }
  return commands.map(([program, ...args]): Command => {
    if (program === undefined) throw new Error('This Apertium mode has an empty stage. Update its packages.')
    return [program, ...args]
  })
}

/**
 * The pipeline of a mode that serves text after text, each ended by NUL, and carries marks bound to words. Apertium's own
 * `apertium-wblank-mode` writes it, because it knows which programs need what.
 */
export async function loadMode(install: ApertiumInstall, mode: string): Promise<Command[]> {
  const file = join(install.modes, `${mode}.mode`)
  const { stdout } = await promisify(execFile)(join(install.programs, 'apertium-wblank-mode'), ['-z', file], {
    env: {},
    timeout: 10_000,
    encoding: 'utf8',
  })
  return parseMode(stdout).map(([program, ...args]): Command => [join(install.programs, program), ...args])
}
