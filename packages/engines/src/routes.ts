import { type Locale, languageOf } from '@passerelle/domain'

/** Which engines serve a pair, by name and in order of preference. A side left out stands for every language. */
export interface Route {
  readonly source?: Locale
  readonly target?: Locale
  /** An empty list keeps every engine away. */
  readonly engines: readonly string[]
  /** The language to go by where none of the engines has a direct pair, or those that do fail. */
  readonly pivot?: Locale
}

const fits = (wanted: Locale | undefined, locale: Locale): boolean =>
  wanted === undefined || wanted === locale || wanted === languageOf(locale)

/** The first route that fits a pair counts. */
export const routeFor = <Row extends Pick<Route, 'source' | 'target'>>(
  routes: readonly Row[],
  source: Locale,
  target: Locale,
): Row | undefined => routes.find((route) => fits(route.source, source) && fits(route.target, target))

/** Throws a RangeError in one sentence for the first route that can't be meant as it stands. */
export function checkRoutes(routes: readonly Route[], known: readonly string[]): void {
  for (const [index, route] of routes.entries()) {
    const wrong = faultOf(route, known) ?? shadow(routes.slice(0, index), route)
    if (wrong !== undefined) throw new RangeError(`${nameOf(route)} ${wrong}`)
  }
}

const nameOf = ({ source, target }: Route): string =>
  `The route from ${source === undefined ? 'any language' : `'${source}'`} to ${target === undefined ? 'any language' : `'${target}'`}`

function faultOf({ source, target, engines, pivot }: Route, known: readonly string[]): string | undefined {
  const stranger = engines.find((name) => !known.includes(name))
  if (stranger !== undefined)
    return `names the engine '${stranger}', which is not set up here. Known: ${known.join(', ') || 'none'}.`
  if (new Set(engines).size < engines.length) return 'names an engine twice; name each once.'
  if (pivot === undefined) return undefined
  if (engines.length === 0)
    return `has the pivot '${pivot}' and no engine for it; name one, or leave the pivot out.`
  if ([source, target].some((side) => side !== undefined && languageOf(side) === languageOf(pivot)))
    return `has one of its own two languages as its pivot, '${pivot}'; name a third.`
  return undefined
}

function shadow(earlier: readonly Route[], route: Route): string | undefined {
  const covers = (wide: Locale | undefined, narrow: Locale | undefined): boolean =>
    wide === undefined || (narrow !== undefined && fits(wide, narrow))
  const first = earlier.find(
    (other) => covers(other.source, route.source) && covers(other.target, route.target),
  )
  return first === undefined
    ? undefined
    : `is never taken, because one before it fits all its pairs; move it up, or take it out.`
}
