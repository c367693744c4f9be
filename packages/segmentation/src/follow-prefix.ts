import type { Element, Root } from 'hast'

/** A plugin: local links follow their targets, whose ids the sanitizer has prefixed. */
export function followPrefix(prefix: string) {
  return (tree: Root): void => {
    const open: (Root | Element)[] = [tree]
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      for (const child of node.children) {
        if (child.type !== 'element') continue
        open.push(child)
        const { href } = child.properties
        if (typeof href === 'string' && /^#./.test(href)) child.properties.href = `#${prefix}${href.slice(1)}`
      }
    }
  }
}
