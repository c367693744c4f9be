import type { Format } from '@passerelle/domain'
import { extract, isUnreadable, merge } from '@passerelle/segmentation'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { DOCUMENTS } from './documents/generate.ts'
import { aligned, type Table } from './table.ts'

const LENGTH = 200_000
const ROUNDS = 3
const TARGET = 0.5

const remark = unified().use(remarkParse).use(remarkGfm).use(remarkStringify).freeze()

/** Documents taken apart and put together again, beside remark's bare parse and stringify of the same ones. */
export const documents: Table = {
  caption: 'extract and merge beside remark, by kind of document',
  async measure({ scale, say }) {
    const rows = Object.entries(DOCUMENTS).map(([kind, generate]) => {
      const text = generate(Math.round(LENGTH * scale))
      const ours = fastest(() => void roundTrip(text, 'markdown', false))
      const changed = fastest(() => void roundTrip(text, 'markdown', true))
      const theirs = fastest(() => void remark.stringify(remark.parse(text)))
      const speed = (ms: number): string => (text.length / ms / 1000).toFixed(2)
      return [kind, speed(ours), speed(changed), speed(theirs), (theirs / changed).toFixed(2)]
    })
    say(`Documents, MB/s of processor time (the best of ${ROUNDS} runs; target: ${TARGET} of remark)`)
    const head = ['', 'untouched', 'every segment new', 'remark', 'every segment new / remark']
    for (const line of aligned([head, ...rows])) say(`  ${line}`)
  },
}

function roundTrip(text: string, format: Format, change: boolean): string {
  const extracted = extract(text, format, { language: 'en' })
  if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
  const targets = change ? extracted.segments.map(({ key, source }) => [key, `${source} so`] as const) : []
  const merged = merge(extracted.skeleton, new Map(targets))
  if (!change && merged !== text) throw new Error('A document came back changed.')
  return merged
}

/** In milliseconds of processor time, which other programs on the machine disturb less than they do the clock. */
function fastest(work: () => void): number {
  let best = Number.POSITIVE_INFINITY
  for (let round = 0; round < ROUNDS; round += 1) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}
