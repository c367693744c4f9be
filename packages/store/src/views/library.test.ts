import { locale } from '@passerelle/domain'
import { openPipeline, type Pipeline, person, submission } from '@passerelle/testkit'
import { submitCase } from '@passerelle/workflow'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline()
  const actor = person('ingest', ['submitter'])
  const content = { title: 'Le numéro unique de la mairie' }
  await submitCase(pipeline.deps, { actor, submission: submission({ content }) })
  await pipeline.drain()
})
afterAll(() => pipeline.close())

const found = async (search: string): Promise<number> =>
  (await pipeline.library.list(locale('fr'), { search }, { number: 1, size: 10 })).total

describe('a search of the public library', () => {
  it.each([
    ['numéro', 1],
    ['numero', 1],
    ['NUMÉR', 1],
    ['nume\u0301ro unique', 1],
    ['numéro double', 0],
  ])('for %s finds %i, with accents or without', async (search, count) => {
    expect(await found(search)).toBe(count)
  })
  it.each(['½', 'ŉqz', "l'xq", "qa'qb:* & qc", '№ 5 \\', '🙂'])('takes %s for words', async (search) => {
    expect(await found(search)).toBe(0)
  })
})
