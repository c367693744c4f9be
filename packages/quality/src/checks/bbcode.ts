import { surplus } from '@passerelle/domain'
import type { Check } from '../check.ts'

const TAG = /\[(\/?)([a-z][a-z0-9]{0,19}|\*)(?:[= ][^[\]\n]{0,300})?\]/giu

/** Names of the pairs in a text, each as often as it is opened and closed. */
function pairsIn(text: string): string[] {
  const open = new Map<string, number>()
  const pairs: string[] = []
  for (const [, slash, name = ''] of text.matchAll(TAG)) {
    const tag = name.toLowerCase()
    const opened = open.get(tag) ?? 0
    if (slash === '') open.set(tag, opened + 1)
    else if (opened > 0) {
      open.set(tag, opened - 1)
      pairs.push(tag)
    }
  }
  return pairs
}

/** BBCode, `[b]…[/b]`: the pairs of the source. A bracket that nothing closes is none. */
export const bbcode: Check = {
  name: 'bbcode',
  severity: 'warning',
  faults({ words: { source, target } }) {
    if (!source.includes('[/') && !target.includes('[/')) return []
    const [had, has] = [pairsIn(source), pairsIn(target)]
    return [
      ...surplus(had, has).map((tag) => `The pair [${tag}]…[/${tag}] of the source is missing.`),
      ...surplus(has, had).map((tag) => `The pair [${tag}]…[/${tag}] is not in the source.`),
    ]
  },
}
