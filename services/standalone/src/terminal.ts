/** Where the person looks. */
export interface Terminal {
  readonly line: (text: string) => void
  readonly failure: (sentence: string) => void
}

// A terminal that has gone must not end the service.
process.stdout.on('error', () => undefined)
process.stderr.on('error', () => undefined)

export const terminal: Terminal = {
  line: (text) => void process.stdout.write(`${text}\n`),
  failure: (sentence) => void process.stderr.write(`${sentence}\n`),
}
