import { createSimilarTexts } from '@passerelle/memory'
import { onPostgres } from './similar/on-postgres.ts'
import { queriesOf } from './similar/queries.ts'
import { referenceScan } from './similar/reference.ts'
import { englishSentences } from './similar/sentences.ts'
import { both, timesOf } from './similar/timing.ts'
import { aligned, type BenchRun, megabytes, type Table } from './table.ts'

const UNITS = 1_000_000
const HELD_OUT = 1000
/** Queries of each of eight kinds, those that the whole memory is compared with, and those that pg_trgm is asked. */
const [TIMED, SCANNED, ASKED] = [50, 15, 3]
const MINIMUM = 0.75
const BAR = { p50: 5, p99: 10, recall: 0.99, times: 20, bytes: 2 ** 30, exact: 1 }

/** Fuzzy look-ups in a memory of a million English sentences, beside an exhaustive scan and pg_trgm in the same run. */
export const similar: Table = {
  caption: 'fuzzy look-ups in a memory of a million units, beside pg_trgm',
  async measure({ scale, say }) {
    const wanted = Math.round(UNITS * scale)
    const { all, natural, missing } = await englishSentences(wanted + HELD_OUT)
    for (const reason of missing) say(`Sentences are missing of ${reason}`)
    if (all.length < wanted + HELD_OUT)
      return say('Similar units: not measured, there are too few sentences.')
    const units = all.slice(0, wanted)
    const held = all.slice(wanted)
    const share = Math.round((natural / all.length) * 100)
    say(
      `Similar units: ${wanted.toLocaleString('en')} English sentences, ${share} % as printed, the rest made of two halves`,
    )

    const before = process.memoryUsage()
    const began = performance.now()
    const texts = createSimilarTexts()
    for (const unit of units) texts.add(unit)
    for (const _ of texts.settle());
    const built = (performance.now() - began) / 1000
    const bytes = process.memoryUsage().arrayBuffers - before.arrayBuffers
    const find = (text: string) => texts.find(text, { limit: 5, minimum: MINIMUM })

    const queries = queriesOf(units, held, TIMED)
    for (const { text } of queries.slice(0, 50)) find(text)
    const [hits, misses] = [
      queries.filter(({ how }) => how !== 'new'),
      queries.filter(({ how }) => how === 'new'),
    ]
    const edited = await timesOf(hits, ({ text }) => find(text))
    const strange = await timesOf(misses, ({ text }) => find(text))
    const { found, of, missed } = await recall(
      { scale, say },
      units,
      queriesOf(units, held, SCANNED),
      (text) => find(text)[0]?.ratio ?? 0,
    )

    const postgres = await onPostgres(units, queries, queriesOf(units, held, ASKED))
    const times = postgres.trigrams.p50 / edited.p50
    const perSecond = (seconds: number) => `${Math.round(wanted / seconds).toLocaleString('en')} a second`
    for (const line of aligned([
      ['', 'seen', 'bar'],
      ['built', `${built.toFixed(1)} s`, ''],
      ['memory', megabytes(bytes), `${megabytes(BAR.bytes)}: ${met(bytes <= BAR.bytes)}`],
      [
        'edited sentences, p50 / p99',
        both(edited),
        `${BAR.p50} / ${BAR.p99} ms: ${met(edited.p50 <= BAR.p50 && edited.p99 <= BAR.p99)}`,
      ],
      [
        'new sentences, p50 / p99',
        both(strange),
        `${BAR.p50} / ${BAR.p99} ms: ${met(strange.p50 <= BAR.p50 && strange.p99 <= BAR.p99)}`,
      ],
      [
        'recall of the best from 75 %',
        of === 0 ? 'not measured' : `${found} of ${of}`,
        of === 0 ? '' : `${BAR.recall}: ${met(found / of >= BAR.recall)}`,
      ],
      [
        'pg_trgm at 0.4, p50 / p99',
        both(postgres.trigrams),
        `${BAR.times} times ours: ${times.toFixed(0)}, ${met(times >= BAR.times)}`,
      ],
      ['pg_trgm, falling thresholds', both(postgres.falling), ''],
      ['by the port, with the units', both(postgres.port), ''],
      ['index read from PostgreSQL', `${postgres.readySeconds.toFixed(1)} s`, ''],
      [
        'exact look-up, p50 / p99',
        both(postgres.exact),
        `${BAR.exact} ms: ${met(postgres.exact.p50 <= BAR.exact)}`,
      ],
      ['taken in', `${postgres.importSeconds.toFixed(0)} s`, perSecond(postgres.importSeconds)],
      ['given out', `${postgres.exportSeconds.toFixed(0)} s`, perSecond(postgres.exportSeconds)],
    ]))
      say(`  ${line}`)
    for (const text of missed) say(`  missed: ${text}`)
  },
}

const met = (isMet: boolean): string => (isMet ? 'met' : 'NOT met')

/** Of how many queries whose best match has the least ratio the index finds one as good. */
async function recall(
  { say }: BenchRun,
  units: readonly string[],
  queries: readonly { readonly how: string; readonly text: string }[],
  ratioOf: (text: string) => number,
) {
  const scan = await referenceScan()
  if (typeof scan === 'string') {
    say(`  recall: not measured, fastest-levenshtein could not be had: ${scan}`)
    return { found: 0, of: 0, missed: [] }
  }
  let [found, of] = [0, 0]
  const missed: string[] = []
  for (const { how, text } of queries) {
    const best = scan(units, text, MINIMUM)
    if (best === 0) continue
    of += 1
    if (ratioOf(text) >= best - 1e-9) found += 1
    else missed.push(`${how}, ${Math.round(best * 100)} %: ${text}`)
  }
  return { found, of, missed }
}
