import { locale } from '@passerelle/domain'
import { check } from '@passerelle/quality'
import { type Parallel, parallelTexts } from './checks/pairs.ts'
import { SEEDS } from './checks/seeds.ts'
import { aligned, rate, type Table } from './table.ts'

const TARGETS = ['fr', 'es', 'de', 'pt', 'pt-BR', 'it', 'nl', 'ca', 'ru', 'pl', 'ar', 'zh-CN', 'ja', 'ko']
const PAIRS: readonly (readonly [string, string])[] = [
  ...TARGETS.map((target): [string, string] => ['en', target]),
  ['fr', 'en'],
  ['es', 'en'],
  ['fr', 'es'],
  ['es', 'fr'],
]
const SEEDED = ['fr', 'es', 'de', 'nl', 'it', 'pt-BR']
const LEAST_PAIRS = 20

interface Pair {
  readonly source: string
  readonly target: string
  readonly text: Parallel
}

/** How often the checks warn of clean human translations, how many planted faults they see, and how fast they are. */
export const checks: Table = {
  caption: 'checks on human translations: warnings on clean ones, planted faults that are seen, speed',
  async measure({ scale, say }) {
    const { texts, missing } = await parallelTexts('test')
    say('Checks: segments of clean human translations with a warning or an error, in percent')
    for (const each of missing) say(`  texts that could not be had: ${each}`)
    if (texts.length === 0) return
    const few = texts.filter((_, index) => index % Math.round(1 / scale) === 0)
    const rows: (readonly string[])[] = [['', 'segments', 'warned of', 'by which checks']]
    let [segments, warned] = [0, 0]
    const started = process.cpuUsage()
    for (const [from, to] of PAIRS) {
      const pairs = pairsOf(few, from, to)
      if (pairs.length < LEAST_PAIRS) continue
      const names = new Map<string, number>()
      let here = 0
      for (const { source, target } of pairs) {
        const found = new Set(warningsOn(source, target, from, to))
        if (found.size > 0) here += 1
        for (const name of found) names.set(name, (names.get(name) ?? 0) + 1)
      }
      segments += pairs.length
      warned += here
      rows.push([
        `${from} → ${to}`,
        rate(pairs.length),
        percent(here, pairs.length),
        most(names, pairs.length),
      ])
    }
    const { user, system } = process.cpuUsage(started)
    rows.push(['all', rate(segments), percent(warned, segments), ''])
    for (const line of aligned(rows)) say(`  ${line}`)
    say(`  ${rate((segments * 1e6) / (user + system))} segments/s by processor time of one thread`)
    for (const line of aligned([
      ['planted in clean ones', 'planted', 'seen'],
      ...SEEDS.map((seed) => caught(seed, few)),
    ]))
      say(`  ${line}`)
  },
}

function pairsOf(texts: readonly Parallel[], from: string, to: string): readonly Pair[] {
  return texts.flatMap((text) => {
    const [source, target] = [text.get(from), text.get(to)]
    return source === undefined || target === undefined ? [] : [{ source, target, text }]
  })
}

const findings = (source: string, target: string, from: string, to: string) =>
  check({ source, target, sourceLanguage: locale(from), targetLanguage: locale(to) })

const warningsOn = (...pair: Parameters<typeof findings>): string[] =>
  findings(...pair).flatMap(({ check: name, severity }) => (severity === 'info' ? [] : [name]))

/** A planted fault is seen when one of its checks says something that it did not say of the clean pair. */
function caught(
  { name, seenBy, plant }: (typeof SEEDS)[number],
  texts: readonly Parallel[],
): readonly string[] {
  let [planted, seen] = [0, 0]
  for (const to of SEEDED)
    for (const { source, target, text } of pairsOf(texts, 'en', to)) {
      const spoilt = plant(target, to, text)
      if (spoilt === undefined || spoilt === target) continue
      const loud = (of: string): number =>
        findings(source, of, 'en', to).filter((one) => seenBy.includes(one.check)).length
      planted += 1
      if (loud(spoilt) > loud(target)) seen += 1
    }
  return [name, rate(planted), planted === 0 ? '' : percent(seen, planted)]
}

const percent = (part: number, whole: number): string => ((100 * part) / whole).toFixed(2)

const most = (names: ReadonlyMap<string, number>, whole: number): string =>
  [...names]
    .sort(([, one], [, other]) => other - one)
    .slice(0, 4)
    .map(([name, count]) => `${name} ${percent(count, whole)}`)
    .join(', ')
