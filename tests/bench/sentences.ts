import { fixtureLines, type Line, prose } from './sentences/lines.ts'
import { type Split, splitters } from './sentences/splitters.ts'
import { aligned, rate, type Table } from './table.ts'

const PROSE_CHARACTERS = 2_000_000
const ROUNDS = 5

/** The sentence split beside Unicode's bare rules and the peers: texts right of each language's fixtures, and speed. */
export const sentences: Table = {
  caption: 'sentence split beside Intl.Segmenter and the peers: texts right, speed',
  async measure({ scale, say }) {
    const all = await splitters()
    const had = all.flatMap(({ name, split }) => ('missing' in split ? [] : [{ name, split }]))
    say(
      'Sentences: texts of the fixtures whose whole list of sentences is right. They are tests of ours, which must',
    )
    say('  get all; what the others get tells how hard they are.')
    for (const { name, split } of all)
      if ('missing' in split) say(`  ${name} could not be had: ${split.missing}`)
    const lines = fixtureLines()
    const byLanguage = Map.groupBy(lines, ({ language }) => language)
    const counts = (some: readonly Line[]): string[] =>
      had.map(({ split }) => String(some.filter((line) => isRight(line, split)).length))
    for (const line of aligned([
      ['', 'texts', ...had.map(({ name }) => name)],
      ...Array.from(byLanguage, ([language, some]) => [language, String(some.length), ...counts(some)]),
      ['all', String(lines.length), ...counts(lines)],
    ]))
      say(`  ${line}`)
    speeds(had, scale, say)
  },
}

const plain = (pieces: readonly string[]): string =>
  pieces
    .map((piece) => piece.replaceAll(/\s+/g, ' ').trim())
    .filter((piece) => piece !== '')
    .join('\n')

const isRight = (line: Line, split: Split): boolean =>
  plain(split(line.text, line.language)) === plain(line.sentences)

/** Megabytes of UTF-8 a second, the best of some rounds in which all take turns: the machine is not equally fast at all times. */
function speeds(
  had: readonly { readonly name: string; readonly split: Split }[],
  scale: number,
  say: (line: string) => void,
): void {
  const page = prose()
  const text = page.repeat(Math.ceil((PROSE_CHARACTERS * scale) / page.length))
  // The peers take minutes for what takes ours a blink.
  const little = page.slice(0, Math.round(40_000 * scale))
  const best = new Map<string, number>()
  for (let round = 0; round < ROUNDS; round += 1)
    for (const { name, split } of had) {
      const given = name === 'passerelle' || name === 'Intl.Segmenter' ? text : little
      const began = performance.now()
      split(given, 'en')
      const perSecond = Buffer.byteLength(given) / 1e6 / ((performance.now() - began) / 1000)
      best.set(name, Math.max(best.get(name) ?? 0, perSecond))
    }
  say('Sentences: megabytes of English prose a second')
  for (const line of aligned(had.map(({ name }) => [name, rate(best.get(name) ?? 0)]))) say(`  ${line}`)
  const share = (best.get('passerelle') ?? 0) / (best.get('Intl.Segmenter') ?? 1)
  say(
    `  share of Intl.Segmenter's speed: ${share.toFixed(2)} (target 0.5, ${share >= 0.5 ? 'met' : 'missed'})`,
  )
}
