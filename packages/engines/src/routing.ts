import { type Locale, languageOf } from '@passerelle/domain'
import type { Engine, Engines } from '@passerelle/workflow'

/** Which engines serve a pair, by name and in order of preference. A side left out stands for every language. */
export interface Route {
  readonly source?: Locale
  readonly target?: Locale
  readonly engines: readonly string[]
}

const fits = (wanted: Locale | undefined, locale: Locale): boolean =>
  wanted === undefined || wanted === locale || wanted === languageOf(locale)

/**
 * The engines of an installation. The first route that fits a pair names its engines; without one, all of them are
 * asked in the order of the list. Engines that do not serve the pair are left out. Throws a RangeError when a route names
 * an engine that is not there.
 */
export function createEngines(all: readonly Engine[], routes: readonly Route[] = []): Engines {
  const byName = new Map(all.map((engine) => [engine.name, engine]))
  const table = routes.map((route) => ({
    ...route,
    engines: route.engines.map((name) => {
      const engine = byName.get(name)
      if (engine !== undefined) return engine
      throw new RangeError(
        `A route names the engine '${name}', which is not set up here. Known: ${[...byName.keys()].join(', ')}.`,
      )
    }),
  }))
  return {
    all,
    async route(source, target) {
      const row = table.find((route) => fits(route.source, source) && fits(route.target, target))
      const candidates = row?.engines ?? all
      const serving = await Promise.all(candidates.map((engine) => engine.supports(source, target)))
      return candidates.filter((_, index) => serving[index])
    },
  }
}
