export { CliError, type ExitCode } from './cli-error.ts'
export { run } from './run.ts'
