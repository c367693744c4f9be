import type { Locale } from '@passerelle/domain'
import type { Engine, Engines, EngineTerm } from '@passerelle/workflow'
import type { EngineMetrics } from './engine-metrics.ts'
import type { EngineSettings } from './engine-settings.ts'
import type { Installation } from './installation.ts'
import { StartError } from './start-error.ts'

type Configured = EngineSettings & Pick<Installation, 'routes'> & Partial<Pick<Installation, 'breaker'>>

/** Every term of a pair, for engines that keep a glossary of their own. */
export type GlossaryOf = (source: Locale, target: Locale) => Promise<readonly EngineTerm[]>

/**
 * The engines that these settings and this machine have, better ones first: DeepL with a key, a model behind an
 * OpenAI-compatible server, a LibreTranslate server, an Apertium server or else the local Apertium. Having none is an answer too: translations are then blocked with that reason, and
 * people write them. Throws a StartError for a route to an engine that is not there.
 */
export async function openEngines(
  settings: Configured,
  told?: EngineMetrics,
  glossary?: GlossaryOf,
): Promise<Engines> {
  const { createEngines, deeplEngine, libretranslateEngine, openaiCompatibleEngine } = await import(
    '@passerelle/engines'
  )
  const engines: Engine[] = []
  if (settings.deepl !== undefined)
    engines.push(deeplEngine({ ...settings.deepl, ...(glossary === undefined ? {} : { glossary }) }))
  if (settings.openaiCompatible !== undefined) engines.push(openaiCompatibleEngine(settings.openaiCompatible))
  if (settings.libretranslate !== undefined) engines.push(libretranslateEngine(settings.libretranslate))
  const apertium = await openApertium(settings)
  if (apertium !== undefined) engines.push(apertium)
  try {
    return createEngines(told === undefined ? engines : engines.map(told.measured), {
      routes: settings.routes,
      ...(settings.breaker === undefined ? {} : { breaker: settings.breaker }),
      ...(told === undefined ? {} : { watch: told.watch }),
    })
  } catch (error) {
    if (error instanceof RangeError) throw new StartError(`PASSERELLE_CONFIG: ${error.message}`, error)
    throw error
  }
}

async function openApertium({ apertiumApyUrl }: EngineSettings): Promise<Engine | undefined> {
  const { apertiumApyEngine, apertiumEngine, detectLocalApertium } = await import('@passerelle/engines')
  if (apertiumApyUrl !== undefined) return apertiumApyEngine({ url: apertiumApyUrl })
  const install = await detectLocalApertium()
  return install === undefined ? undefined : apertiumEngine(install)
}
