import { readFileSync } from 'node:fs'

const read = (name: string): string => readFileSync(new URL(`../../infra/${name}`, import.meta.url), 'utf8')

/** What infra/compose.yaml builds from this project: each service's name, and how many of it run. */
export function composedServices(): Readonly<Record<string, number>> {
  const blocks = read('compose.yaml').split(/\n(?= {2}\w+:\n)/)
  return Object.fromEntries(
    blocks.flatMap((block) => {
      const service = /SERVICE: (\w+)/.exec(block)?.[1]
      return service === undefined ? [] : [[service, Number(/replicas: (\d+)/.exec(block)?.[1] ?? 1)]]
    }),
  )
}

/**
 * Where infra/gateway/nginx.conf sends a path: the service's name, or undefined where it answers itself. Locations count as nginx
 * counts them: `=` first, then the first expression that fits, then the longest prefix.
 */
export function gatewayRoute(path: string): string | undefined {
  const locations = [...read('gateway/nginx.conf').matchAll(/location (?:(=|~) )?(\S+) \{([^}]*)\}/g)].map(
    ([, kind, pattern = '', body = '']) => ({
      kind,
      pattern,
      service: /proxy_pass http:\/\/(\w+)/.exec(body)?.[1],
    }),
  )
  const exact = locations.find(({ kind, pattern }) => kind === '=' && pattern === path)
  const expression = locations.find(({ kind, pattern }) => kind === '~' && new RegExp(pattern).test(path))
  const [prefix] = locations
    .filter(({ kind, pattern }) => kind === undefined && path.startsWith(pattern))
    .sort((a, b) => b.pattern.length - a.pattern.length)
  return (exact ?? expression ?? prefix)?.service
}
