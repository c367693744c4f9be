import type { Logger } from '@passerelle/runtime'
import type { Engines } from '@passerelle/workflow'
import type { Settings } from './environment.ts'

export async function openEngines(_settings: Settings, _log: Logger): Promise<Engines> {
  return { all: [], route: async () => [] }
}
