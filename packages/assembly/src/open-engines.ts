import type { Logger } from '@passerelle/runtime'
import type { Engine, Engines } from '@passerelle/workflow'
import type { Settings } from './environment.ts'
import { StartError } from './start-error.ts'

type EngineSettings = Pick<Settings, 'deepl' | 'libretranslate' | 'apertiumApyUrl' | 'routes'>

/**
 * The engines that these settings and this machine have, better ones first: DeepL with a key, a local Apertium. Having none
 * is an answer too: translations are then blocked with that reason, and people write them. Throws a StartError for a route to
 * an engine that is not there.
 */
export async function openEngines(settings: EngineSettings, log: Logger): Promise<Engines> {
  const { apertiumEngine, createEngines, deeplEngine, detectLocalApertium } = await import(
    '@passerelle/engines'
  )
  const engines: Engine[] = []
  if (settings.deepl !== undefined) engines.push(deeplEngine(settings.deepl))
  if (settings.libretranslate !== undefined)
    log.warn('LIBRETRANSLATE_URL is set, but this release can not use LibreTranslate; it is left out.')
  if (settings.apertiumApyUrl !== undefined)
    log.warn('APERTIUM_APY_URL is set, but this release uses a local Apertium only; install apertium.')
  const apertium = await detectLocalApertium()
  if (apertium !== undefined) engines.push(apertiumEngine(apertium))
  try {
    return createEngines(engines, settings.routes)
  } catch (error) {
    if (error instanceof RangeError) throw new StartError(`PASSERELLE_CONFIG: ${error.message}`, error)
    throw error
  }
}
