import type { RouteOptions } from 'fastify'

/** Remembers routes as they are added, and says which methods an address would take. */
export interface AllowedMethods {
  readonly add: (route: Pick<RouteOptions, 'method' | 'url'>) => void
  readonly at: (path: string) => readonly string[]
}

/** The framework answers 404 for a known address with another method; 405 and `Allow` need a list of what is known. */
export function allowedMethods(): AllowedMethods {
  const patterns = new Map<string, { readonly matches: RegExp; readonly methods: Set<string> }>()
  return {
    add({ method, url }) {
      // A route that takes every path says nothing about any one of them.
      if (url === '*' || url === '/*') return
      const known = patterns.get(url) ?? { matches: patternOf(url), methods: new Set<string>() }
      for (const each of [method].flat()) known.methods.add(each)
      patterns.set(url, known)
    },
    at: (path) => [
      ...new Set(
        [...patterns.values()]
          .filter(({ matches }) => matches.test(path))
          .flatMap(({ methods }) => [...methods]),
      ),
    ],
  }
}

const patternOf = (url: string): RegExp => new RegExp(`^${url.split('/').map(stepOf).join('/')}$`)

const stepOf = (step: string): string =>
  step
    .split(/(:\w+|\*)/)
    .map((part) =>
      part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'),
    )
    .join('')
