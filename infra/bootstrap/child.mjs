import { spawn } from 'node:child_process'

const KEEP_BYTES = 20_000

/** Runs a program to its end without showing what it writes. → { code, output }; output is the end of both its streams. */
export function runQuietly(command, args, options) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-KEEP_BYTES)
    }
    child.stdout.setEncoding('utf8').on('data', keep)
    child.stderr.setEncoding('utf8').on('data', keep)
    // Whoever ends the set-up ends what it has started.
    const end = () => child.kill('SIGKILL')
    process.once('exit', end)
    child.once('error', (error) =>
      finish({ code: -1, output: `${error.code} ${error.message}`, missing: error.code === 'ENOENT' }),
    )
    child.once('close', (code) => finish({ code: code ?? -1, output, missing: false }))
    const finish = (result) => {
      process.off('exit', end)
      resolve(result)
    }
  })
}
