import type { Locale } from '@passerelle/domain'
import type { ReviewedSegment, ReviewedSegments } from '@passerelle/workflow'
import type { Command } from 'commander'
import { CliError } from '../cli-error.ts'
import { languageArgument } from '../documents/options.ts'
import { engineNamed } from '../machine/engine-named.ts'
import { progressOn } from '../progress.ts'
import { billFor } from '../trial/bill.ts'
import { runTrial } from '../trial/run-trial.ts'
import { fingerprint, readSet, writeSet } from '../trial/set-file.ts'
import { trialTable } from '../trial/show.ts'
import { withContext } from '../with-context.ts'

interface TrialOptions {
  readonly from: Locale
  readonly to: Locale
  readonly engine: string
  readonly segments: number
  readonly seed: number
  readonly set?: string
  readonly yes?: boolean
  readonly json?: boolean
}

/** `passerelle trial`: an engine on segments that people have reviewed, beside the drafts that they began from. No case changes. */
export const trialVerb = (program: Command): void => {
  program
    .command('trial')
    .description(
      'Try an engine, or its new settings, on reviewed segments before switching to it; no case changes.',
    )
    .requiredOption('--from <tag>', 'the language of the cases', languageArgument('--from'))
    .requiredOption('--to <tag>', 'the language they were translated into', languageArgument('--to'))
    .requiredOption('--engine <name>', 'the engine to try: deepl, apertium …')
    .option('--segments <number>', 'how many segments', numberArgument('--segments', 1, 10_000), 200)
    .option(
      '--seed <number>',
      'another number chooses other segments',
      numberArgument('--seed', 0, 2 ** 31),
      1,
    )
    .option(
      '--set <file>',
      'the segments as JSON lines: read where the file exists, else chosen and kept there',
    )
    .option('--yes', 'run it although the engine is not free')
    .option('--json', 'write JSON')
    .action((options: TrialOptions) =>
      withContext(['engines'], async ({ engines, reviewedSegments }) => {
        const [source, target] = [options.from, options.to]
        const engine = engineNamed(engines, options.engine)
        if (!(await engine.supports(source, target)))
          throw new CliError(
            `${engine.name} does not translate from '${source}' to '${target}'; 'passerelle doctor' lists what engines do.`,
          )
        const set = await setOf(reviewedSegments, options)
        const bill = billFor(
          engine,
          set.map((segment) => segment.source),
        )
        const price =
          bill === null
            ? 'free'
            : `at most ${bill.characters} characters, ${bill.cost.toFixed(2)} ${bill.currency}, which no budget counts`
        process.stderr.write(
          `${set.length} segments (set ${fingerprint(set)}) at ${engine.name}: ${price}.\n`,
        )
        if (bill !== null && options.yes !== true)
          throw new CliError('Nothing was asked, for this engine is not free; add --yes to run the trial.', 2)
        const shown = progressOn(process.stderr, 'segments tried')
        const report = await runTrial(engine, { source, target, set, progress: shown.at }).finally(shown.end)
        process.stdout.write(
          `${options.json ? JSON.stringify({ ...report, mostBilled: bill }) : trialTable(report)}\n`,
        )
      }),
    )
}

async function setOf(
  reviewed: ReviewedSegments,
  { from, to, segments, seed, set: file }: TrialOptions,
): Promise<readonly ReviewedSegment[]> {
  const pair = { source: from, target: to }
  const kept = file === undefined ? undefined : await readSet(file, pair)
  const set = kept ?? (await reviewed.choose({ ...pair, seed, count: segments }))
  if (set.length === 0)
    throw new CliError(
      kept === undefined
        ? `No translations from '${from}' to '${to}' have been approved yet; a trial needs some to compare with.`
        : `${file} holds no segments; remove it, and the trial chooses some and keeps them there.`,
    )
  if (file !== undefined && kept === undefined) await writeSet(file, set, pair)
  return set
}

const numberArgument =
  (option: string, least: number, most: number) =>
  (text: string): number => {
    const value = Number(text)
    if (/^\d+$/.test(text) && value >= least && value <= most) return value
    throw new CliError(`${option}: '${text}' is no whole number from ${least} to ${most}.`, 2)
  }
