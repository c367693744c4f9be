import type { Run } from './run.ts'

const BARE = /^(?:https?:\/\/|www\.|[^\s<>[\]()]+@)/i

/**
 * A bare address (https://a.example) is a link only between blanks or brackets. Where new words touch it, it is written
 * with brackets, so that it neither swallows them nor stops being a link.
 */
export function detachLinks(runs: readonly Run[]): Run[] {
  return runs.map((run, index) => {
    if (run.type !== 'markup' || run.side !== 'alone' || !BARE.test(run.value)) return run
    const before = runs[index - 1]?.value ?? ''
    const after = runs[index + 1]?.value ?? ''
    const free = /(?:^|[\s(*_~])$/.test(before) && /^(?:$|[\s*_~]|[.,:;!?)]+(?:\s|$))/.test(after)
    if (free) return run
    const value = /^www\./i.test(run.value) ? `[${run.value}](http://${run.value})` : `<${run.value}>`
    return { ...run, value }
  })
}
