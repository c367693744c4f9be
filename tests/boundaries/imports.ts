export interface Import {
  readonly from: string
  readonly typeOnly: boolean
}

const STATIC =
  /(?:^|[;\n}])\s*(import|export)\s+(type\s+)?(?:[\w*\s{},$]*?\sfrom\s*|(?=['"]))['"]([^'"\n]+)['"]/g
const DYNAMIC = /\b(?:import|require)\s*\(\s*['"]([^'"\n]+)['"]/g
const COMMENTS = /\/\*[\s\S]*?\*\/|(?<=^|[\s;{}(,])\/\/[^\n]*/g

/** The source without its comments, lines kept. */
export const withoutComments = (source: string): string =>
  source.replace(COMMENTS, (comment) => comment.replace(/[^\n]/g, ' '))

/** What a TypeScript source imports or re-exports, in order. `{ type A }` in braces counts as a value. */
export function importsOf(source: string): Import[] {
  const code = withoutComments(source)
  const fixed = [...code.matchAll(STATIC)].map(([, , type, from = '']) => ({
    from,
    typeOnly: type !== undefined,
  }))
  const dynamic = [...code.matchAll(DYNAMIC)].map(([, from = '']) => ({ from, typeOnly: false }))
  return [...fixed, ...dynamic]
}
