import type { Locale } from '@passerelle/domain'
import { type MemoryHit, searchMemory as search } from '@passerelle/workflow'
import { table } from '../table.ts'
import { withContext } from '../with-context.ts'

export interface SearchMemoryOptions {
  readonly from: Locale
  readonly to: Locale
  readonly limit: number
  readonly json?: boolean
}

/** Shows what the memory has for a text, the best first. */
export async function searchMemory(
  text: string,
  { from, to, limit, json = false }: SearchMemoryOptions,
): Promise<void> {
  await withContext([], async (context) => {
    const hits = await search(context, { text, source: from, target: to, limit })
    if (json) for (const hit of hits) process.stdout.write(`${JSON.stringify(shown(hit))}\n`)
    else if (hits.length > 0) process.stdout.write(`${table(hits.map(row))}\n`)
    else process.stderr.write('The memory has nothing for that text.\n')
  })
}

const shown = ({ match, score, trust, unit }: MemoryHit) => ({
  match,
  score: Math.round(score * 100) / 100,
  trust,
  source: unit.sourceText,
  target: unit.targetText,
  sourceLanguage: unit.source,
  targetLanguage: unit.target,
  from: unit.from,
})

const row = ({ match, score, trust, unit }: MemoryHit): string[] => [
  `${Math.round(score * 100)} %`,
  match,
  trust,
  unit.sourceText,
  unit.targetText,
]
