import { createInterface } from 'node:readline'
import type { Locale } from '@passerelle/domain'
import { type MemoryHit, searchMemory as search } from '@passerelle/workflow'
import { STANDARD_INPUT } from '../documents/files.ts'
import { table } from '../table.ts'
import { withContext } from '../with-context.ts'

export interface SearchMemoryOptions {
  readonly from: Locale
  readonly to: Locale
  readonly limit: number
  readonly json?: boolean
}

/**
 * Shows what the memory has for a text, the best first. As a filter, with `-`, each line of standard input that is not empty gives a
 * line `{"query","hits"}`.
 */
export async function searchMemory(
  text: string,
  { from, to, limit, json = false }: SearchMemoryOptions,
): Promise<void> {
  await withContext([], async (context) => {
    const ask = (query: string) => search(context, { text: query, source: from, target: to, limit })
    if (text === STANDARD_INPUT) {
      for await (const query of createInterface({ input: process.stdin }))
        if (query.trim() !== '')
          process.stdout.write(`${JSON.stringify({ query, hits: (await ask(query)).map(shown) })}\n`)
      return
    }
    const hits = await ask(text)
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
