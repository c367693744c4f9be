import type { Engine, Engines } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'

/** The engine that `--engine` names; a CliError that lists those that are set up where it is none of them. */
export function engineNamed(engines: Engines, name: string): Engine {
  const engine = engines.all.find((candidate) => candidate.name === name)
  if (engine !== undefined) return engine
  const names = engines.all.map((candidate) => candidate.name).join(', ') || 'none'
  throw new CliError(`--engine: there is no engine '${name}' here; these are set up: ${names}.`, 2)
}
