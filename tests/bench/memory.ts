import { memoryOfStart } from './memory/start.ts'
import type { TreeMemory } from './memory/tree.ts'
import { megabytes, type Table } from './table.ts'

const CASES = 400

/** Memory of everything that `npm start` runs, at rest and while cases come in. */
export const memory: Table = {
  caption: 'memory of everything that npm start runs',
  async measure({ scale, say }) {
    const { atRest, underLoad } = await memoryOfStart(Math.round(CASES * scale))
    say('Memory of the whole tree of npm start')
    say(`  at rest:     ${sentence(atRest)}`)
    say(`  under load:  ${sentence(underLoad)}`)
  },
}

function sentence({ processes, rssBytes, pssBytes }: TreeMemory): string {
  return `${megabytes(rssBytes)} resident in ${processes} processes (${megabytes(pssBytes)} with shared memory counted once)`
}
