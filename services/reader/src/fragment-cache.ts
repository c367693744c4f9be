import type { FieldName, Version } from '@passerelle/domain'
import { fragment, type Root } from '@passerelle/page'

/** A published field as a tree, parsed and sanitised; undefined where the version has no such field. */
export type Fragments = (version: Version, field: FieldName) => Root | undefined

/** How many trees are kept: about 100 cases in three locales. A tree of a usual case takes some 30 kB. */
export const FRAGMENT_LIMIT = 300

/**
 * Versions never change, so a tree made once is good for ever; the least recently read go first.
 * @param limit how many are kept
 */
export function fragmentCache(limit: number = FRAGMENT_LIMIT): Fragments {
  const trees = new Map<string, Root>()
  return (version, field) => {
    const html = version.html[field]
    if (html === undefined) return undefined
    const key = `${version.caseId} ${version.number} ${field}`
    const tree = trees.get(key) ?? fragment(html, { topHeading: field === 'body' ? 2 : 3 })
    trees.delete(key)
    trees.set(key, tree)
    const oldest = trees.size > limit ? trees.keys().next().value : undefined
    if (oldest !== undefined) trees.delete(oldest)
    return tree
  }
}
