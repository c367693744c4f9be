/** 1: the work failed. 2: wrong use. */
export type ExitCode = 1 | 2

/** Ends a verb with one sentence on standard error (what happened and what to do) and an exit code. */
export class CliError extends Error {
  readonly exitCode: ExitCode

  constructor(message: string, exitCode: ExitCode = 1) {
    super(message)
    this.name = 'CliError'
    this.exitCode = exitCode
  }
}
