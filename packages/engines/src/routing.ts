import { type Locale, languageOf } from '@passerelle/domain'
import type { Engine, Engines } from '@passerelle/workflow'
import { type GuardedEngine, type GuardOptions, guardedEngine } from './guarded-engine.ts'
import { pivotEngine, sumOf } from './pivot-engine.ts'
import { checkRoutes, type Route, routeFor } from './routes.ts'

export interface EnginesOptions extends GuardOptions {
  readonly routes?: readonly Route[]
}

/**
 * The engines of an installation, each behind its guard. The first route that fits a pair names its engines; without one, all of
 * them are asked in the order of the list. Engines that do not serve the pair are left out, and so are those that are
 * left alone at the moment, unless no other is there. A pivot comes after the direct pairs. Throws a RangeError for a route that
 * can't be meant as it stands.
 */
export function createEngines(engines: readonly Engine[], options: EnginesOptions = {}): Engines {
  const { routes = [], ...guard } = options
  checkRoutes(
    routes,
    engines.map(({ name }) => name),
  )
  const all = engines.map((engine) => guardedEngine(engine, guard))
  // They are kept, because they keep first legs.
  const pivots = new Map<string, GuardedEngine>()
  const through = (first: GuardedEngine, second: GuardedEngine, pivot: Locale): GuardedEngine => {
    const key = `${first.name} ${second.name} ${pivot}`
    const engine = pivots.get(key) ?? pivotEngine(first, second, pivot)
    pivots.set(key, engine)
    return engine
  }

  return {
    all,
    async route(source, target) {
      const row = routeFor(routes, source, target)
      const candidates = row === undefined ? all : row.engines.flatMap((name) => named(all, name))
      const direct = await serving(candidates, source, target)
      const indirect =
        row?.pivot === undefined ? [] : await ways(candidates, source, row.pivot, target, through)
      const found = [...direct, ...indirect]
      const open = found.filter((engine) => engine.isOpenTo(source, target))
      // Where none is, they say so themselves, and for how long.
      return open.length > 0 ? open : found
    },
  }
}

const named = (all: readonly GuardedEngine[], name: string): readonly GuardedEngine[] =>
  all.filter((engine) => engine.name === name)

async function serving(
  candidates: readonly GuardedEngine[],
  source: Locale,
  target: Locale,
): Promise<readonly GuardedEngine[]> {
  const answers = await Promise.all(candidates.map((engine) => engine.supports(source, target)))
  return candidates.filter((_, index) => answers[index])
}

/** The best way through a pivot: both legs open where there is one, else the first; none where their prices do not add up. */
async function ways(
  candidates: readonly GuardedEngine[],
  source: Locale,
  pivot: Locale,
  target: Locale,
  through: (first: GuardedEngine, second: GuardedEngine, pivot: Locale) => GuardedEngine,
): Promise<readonly GuardedEngine[]> {
  if ([source, target].some((side) => languageOf(side) === languageOf(pivot))) return []
  const [firsts, seconds] = await Promise.all([
    serving(candidates, source, pivot),
    serving(candidates, pivot, target),
  ])
  const all = firsts.flatMap((first) =>
    seconds
      .filter((second) => sumOf(first.abilities.price, second.abilities.price) !== undefined)
      .map((second) => through(first, second, pivot)),
  )
  const best = all.find((engine) => engine.isOpenTo(source, target)) ?? all[0]
  return best === undefined ? [] : [best]
}
