import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Locale } from '@passerelle/domain'
import type { ReviewedSegment } from '@passerelle/workflow'
import { CliError } from '../cli-error.ts'
import { type JsonObject, LONGEST_JSON_LINE, objectOn } from '../json-lines.ts'
import { linesOf } from '../lines.ts'

interface Pair {
  readonly source: Locale
  readonly target: Locale
}

const EXAMPLE = '{"source":"Un chat","target":"Un gato","sourceLanguage":"fr","targetLanguage":"es"}'

/** Sixteen hexadecimal digits that two trials share when they compared the same texts, in whatever order. */
export function fingerprint(set: readonly ReviewedSegment[]): string {
  const lines = set.map(({ source, target }) => JSON.stringify([source, target])).toSorted()
  return createHash('sha256').update(lines.join('\n')).digest('hex').slice(0, 16)
}

/** Keeps a set as JSON lines, as `check` reads them too. It holds texts of cases: only its owner can open the file. */
export async function writeSet(file: string, set: readonly ReviewedSegment[], pair: Pair): Promise<void> {
  const lines = set.map(({ source, target, draft }, index) =>
    JSON.stringify({
      id: index + 1,
      source,
      target,
      sourceLanguage: pair.source,
      targetLanguage: pair.target,
      ...(draft === undefined ? {} : { draft: draft.text, engine: draft.engine }),
    }),
  )
  await writeFile(file, lines.map((line) => `${line}\n`).join(''), { mode: 0o600 })
}

/** A set that was kept, or undefined where there is no such file. A line that is none ends in a CliError that names it. */
export async function readSet(file: string, pair: Pair): Promise<readonly ReviewedSegment[] | undefined> {
  const bySource = new Map<string, ReviewedSegment>()
  try {
    for await (const { number, bytes } of linesOf(createReadStream(file), LONGEST_JSON_LINE)) {
      const object = objectOn(bytes, EXAMPLE)
      if (object === undefined) continue
      const segment = typeof object === 'string' ? object : segmentOf(object, pair)
      if (typeof segment === 'string') throw new CliError(`${file}, line ${number}: ${segment}`, 2)
      bySource.set(segment.source, segment)
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
  return [...bySource.values()]
}

function segmentOf(
  { source, target, sourceLanguage, targetLanguage, draft, engine }: JsonObject,
  pair: Pair,
): ReviewedSegment | string {
  if (typeof source !== 'string' || typeof target !== 'string' || source === '' || target === '')
    return `"source" and "target" are texts; write a line such as ${EXAMPLE}.`
  if (sourceLanguage !== pair.source || targetLanguage !== pair.target)
    return `this set is from '${String(sourceLanguage)}' to '${String(targetLanguage)}'; give these to --from and --to, or another file to --set.`
  return {
    source,
    target,
    ...(typeof draft === 'string' && typeof engine === 'string' ? { draft: { text: draft, engine } } : {}),
  }
}
