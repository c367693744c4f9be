const CONTAINERS = /^[ \t]*(?:(?:>|[-+*](?=[ \t])|\d{1,9}[.)](?=[ \t]))[ \t]*)+/
const MARK = />|[-+*]|\d+[.)]/g

/**
 * Whether quotes and lists nest deeper than `maxDepth`, told from the beginnings of lines alone. Linear, and run before
 * the parser: a list 500 deep takes it 9 s, quotes 5,000 deep overflow its stack.
 */
export function nestsTooDeep(text: string, maxDepth: number): boolean {
  const indents: number[] = []
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const head = CONTAINERS.exec(line[0].slice(0, 40 * maxDepth))?.[0] ?? ''
    const marks = head.match(MARK)?.length ?? 0
    if (marks > maxDepth) return true
    const indent = (/^[ \t]*/.exec(line[0])?.[0] ?? '').length
    while ((indents.at(-1) ?? -1) >= indent) indents.pop()
    if (marks > 0) indents.push(indent)
    if (indents.length + marks > maxDepth) return true
  }
  return false
}
