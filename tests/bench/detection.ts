import { spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { installed } from './detection/fetching.ts'
import packages from './detection/packages.json' with { type: 'json' }
import { calibrationError, macroShare, precisionAt, type Scored } from './detection/scores.ts'
import { heldOutTexts, isOneOfFifty, KINDS, type Sample } from './detection/texts.ts'
import { aligned, megabytes, rate, type Table } from './table.ts'

const TEXTS_PER_LANGUAGE = 60
const LEAST_TEXTS = 10
const probe = fileURLToPath(new URL('detection/probe.mjs', import.meta.url))

type Row = (typeof packages.rows)[number]

const Measured = z.object({
  loadMs: z.number(),
  bytes: z.number(),
  perSecond: z.number(),
  answers: z.array(
    z.object({ language: z.string(), guess: z.string().optional(), confidence: z.number().optional() }),
  ),
})

/** Language detection beside the peers, on texts of packages on which ours was not trained or tuned. */
export const detection: Table = {
  caption: 'language detection beside the peers: share right, speed, load, memory',
  async measure({ scale, say }) {
    const most = Math.max(LEAST_TEXTS, Math.round(TEXTS_PER_LANGUAGE * scale))
    const { samples, missing } = await heldOutTexts(most)
    const asked = samples.filter(({ kind, language }) => kind === 'sentence' || isOneOfFifty(language))
    const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'))
    try {
      const file = join(folder, 'texts.json')
      const timed = asked.filter(({ kind, language }) => kind === 'sentence' && isOneOfFifty(language))
      await writeFile(
        file,
        JSON.stringify({
          texts: asked.map(({ text }) => text),
          timed: shuffled(timed).map(({ text }) => text),
        }),
      )
      say('Language detection: share right in percent, mean over the languages')
      for (const each of missing) say(`  texts that could not be had: ${each}`)
      for (const line of describe(asked)) say(`  ${line}`)
      const rows: (readonly string[])[] = [HEADER]
      const own: string[] = []
      for (const row of packages.rows) {
        const measured = await measureRow(row, file)
        if (typeof measured === 'string') {
          rows.push([row.name, measured])
          continue
        }
        const scored = asked.map((sample, index) => ({
          ...sample,
          truth: sample.language,
          ...measured.answers[index],
        }))
        rows.push(cells(row.name, scored, measured))
        if (row.package === undefined) own.push(...trust(row.name, scored))
      }
      for (const line of [...aligned(rows), ...own]) say(`  ${line}`)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  },
}

const HEADER = ['', ...KINDS, 'strangers taken for one of the 50', 'sentences/s', 'load ms', 'memory']

type ScoredSample = Scored & Pick<Sample, 'kind'>

const ofKind = (kind: string, scored: readonly ScoredSample[]): readonly ScoredSample[] =>
  scored.filter((each) => each.kind === kind && isOneOfFifty(each.truth))

function cells(name: string, scored: readonly ScoredSample[], measured: z.infer<typeof Measured>): string[] {
  const strangers = scored.filter(({ truth }) => !isOneOfFifty(truth))
  const passing = strangers.filter(({ language }) => isOneOfFifty(language)).length
  return [
    name,
    ...KINDS.map((kind) => percent(macroShare(ofKind(kind, scored)))),
    percent(passing / strangers.length),
    rate(measured.perSecond),
    measured.loadMs.toFixed(0),
    megabytes(measured.bytes),
  ]
}

/** How far ours may be believed. */
function trust(name: string, scored: readonly ScoredSample[]): readonly string[] {
  const titles = ofKind('title', scored)
  const sentences = ofKind('sentence', scored)
  return [
    `${name}: expected calibration error ${calibrationError(titles).toFixed(3)} in titles, ${calibrationError(sentences).toFixed(3)} in sentences;`,
    `  right of the surest 80 % of titles ${percent(precisionAt(0.8, titles))}, of the surest 95 % of sentences ${percent(precisionAt(0.95, sentences))}`,
  ]
}

function describe(samples: readonly Sample[]): readonly string[] {
  const fifty = samples.filter(({ language }) => isOneOfFifty(language))
  const strangers = samples.filter(({ language }) => !isOneOfFifty(language))
  return [
    ...KINDS.map((kind) =>
      counted(
        `${kind}s in the 50`,
        fifty.filter((each) => each.kind === kind),
      ),
    ),
    counted('sentences in other languages', strangers),
  ]
}

const counted = (what: string, samples: readonly Sample[]): string =>
  `${what}: ${rate(samples.length)} in ${new Set(samples.map(({ language }) => language)).size} languages`

const percent = (share: number): string => (100 * share).toFixed(1)

/** In an order that mixes the languages, the same at every run. */
function shuffled<Value>(values: readonly Value[]): readonly Value[] {
  const STEP = 7919
  return values
    .map((_, index) => values[(index * STEP) % values.length])
    .filter((value) => value !== undefined)
}

/** What its process saw, or why there is nothing to see. */
async function measureRow(row: Row, file: string): Promise<z.infer<typeof Measured> | string> {
  const fetched = row.package === undefined ? undefined : await installed(row.package, row.version)
  if (fetched !== undefined && 'missing' in fetched) return `could not be had: ${fetched.missing}`
  const args = ['--expose-gc', '--disable-warning=ExperimentalWarning', probe, row.name, file]
  const child = spawn(process.execPath, fetched === undefined ? args : [...args, fetched.folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const written = await textOf(child.stdout)
  return written === '' ? 'ended without an answer' : Measured.parse(JSON.parse(written))
}
