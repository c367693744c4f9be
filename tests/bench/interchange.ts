import { locale, type TranslationUnit } from '@passerelle/domain'
import { readMemoryCsv, readTmx, writeMemoryCsv, writeTmx } from '@passerelle/interchange'
import { aligned, megabytes, rate, type Table } from './table.ts'

const UNITS = 1_000_000

const FORMATS = [
  { name: 'TMX', write: writeTmx, read: readTmx },
  { name: 'CSV', write: writeMemoryCsv, read: readMemoryCsv },
] as const

/** A memory of a million units, written and read as a stream: nothing of it is ever whole in memory, nor on the disk. */
export const interchange: Table = {
  caption: 'a memory of a million units, as TMX and CSV, out and in',
  async measure({ scale, say }) {
    const count = Math.round(UNITS * scale)
    say(`A memory of ${rate(count)} units as a stream, by processor time of one process`)
    const rows = [['', 'out, units/s', 'in, units/s', 'MB', 'memory grew by']]
    for (const { name, write, read } of FORMATS) {
      const out = await spent(count, encoded(write(units(count))))
      const both = await spent(count, read(encoded(write(units(count)))))
      rows.push([
        name,
        rate(count / out.seconds),
        rate(count / (both.seconds - out.seconds)),
        megabytes(out.bytes).replace(' MB', ''),
        megabytes(Math.max(out.grewBy, both.grewBy)),
      ])
    }
    for (const line of aligned(rows)) say(`  ${line}`)
  },
}

/** Goes through a stream; memory is looked at a hundred times on the way. */
async function spent(count: number, stream: AsyncIterable<unknown>) {
  const [start, rss] = [process.cpuUsage(), process.memoryUsage.rss()]
  const every = Math.max(1, Math.floor(count / 100))
  let [seen, peak, bytes] = [0, rss, 0]
  for await (const item of stream) {
    seen += 1
    if (item instanceof Uint8Array) bytes += item.length
    if (seen % every === 0) peak = Math.max(peak, process.memoryUsage.rss())
  }
  const { user, system } = process.cpuUsage(start)
  return { seconds: (user + system) / 1e6, grewBy: peak - rss, bytes }
}

/** In chunks as a file would come. */
async function* encoded(pieces: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let block = ''
  for await (const piece of pieces) {
    block += piece
    if (block.length < 65_536) continue
    yield Buffer.from(block)
    block = ''
  }
  yield Buffer.from(block)
}

async function* units(count: number): AsyncGenerator<TranslationUnit> {
  for (let n = 0; n < count; n += 1)
    yield {
      source: locale('fr'),
      target: locale('en'),
      sourceText: `La ville publie <1>toutes ses dépenses</1> de la page ${n}<2/> et ses recettes.`,
      targetText: `The city publishes <1>all its spending</1> of page ${n}<2/> and its income.`,
      from: 'human',
      domain: 'budget',
      details: { createdBy: 'ana', createdAt: '2025-03-04T05:06:07.000Z', usageCount: n % 9 },
    }
}
