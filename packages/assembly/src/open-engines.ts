import type { Locale } from '@passerelle/domain'
import type { LocaleCodes } from '@passerelle/engines'
import type { Engine, Engines, EngineTerm } from '@passerelle/workflow'
import { engineCodes } from './engine-codes.ts'
import type { EngineMetrics } from './engine-metrics.ts'
import type { EngineSettings } from './engine-settings.ts'
import type { Installation } from './installation.ts'
import { StartError } from './start-error.ts'

type Configured = EngineSettings & Pick<Installation, 'routes'> & Partial<Pick<Installation, 'breaker'>>

/** Every term of a pair, for engines that keep a glossary of their own. */
export type GlossaryOf = (source: Locale, target: Locale) => Promise<readonly EngineTerm[]>

/**
 * The engines that these settings and this machine have, better ones first: DeepL with a key, a model behind an
 * OpenAI-compatible server, a LibreTranslate server, an Apertium server or else the local Apertium. Having none is an answer
 * too: translations are then blocked with that reason, and people write them.
 * Throws a StartError for a route that can't be meant as it stands.
 */
export async function openEngines(
  settings: Configured,
  told?: EngineMetrics,
  glossary?: GlossaryOf,
): Promise<Engines> {
  const { createEngines, deeplEngine, libretranslateEngine, openaiCompatibleEngine } = await import(
    '@passerelle/engines'
  )
  const codesOf = await engineCodes()
  const engines: Engine[] = []
  const { deepl, openaiCompatible, libretranslate } = settings
  if (deepl !== undefined)
    engines.push(
      deeplEngine({
        ...deepl,
        codes: codesOf('deepl'),
        ...(glossary === undefined ? {} : { glossary }),
      }),
    )
  if (openaiCompatible !== undefined)
    engines.push(openaiCompatibleEngine({ ...openaiCompatible, codes: codesOf('openai-compatible') }))
  if (libretranslate !== undefined)
    engines.push(libretranslateEngine({ ...libretranslate, codes: codesOf('libretranslate') }))
  const apertium = await openApertium(settings, codesOf('apertium'))
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

async function openApertium(
  { apertiumApyUrl }: EngineSettings,
  codes: LocaleCodes,
): Promise<Engine | undefined> {
  const { apertiumApyEngine, apertiumEngine, detectLocalApertium } = await import('@passerelle/engines')
  if (apertiumApyUrl !== undefined) return apertiumApyEngine({ url: apertiumApyUrl, codes })
  const install = await detectLocalApertium()
  return install === undefined ? undefined : apertiumEngine({ ...install, codes })
}
