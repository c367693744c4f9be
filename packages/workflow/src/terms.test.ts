import { type Concept, locale, SYSTEM } from '@passerelle/domain'
import type { FileFault, RefusedEntry } from '@passerelle/interchange'
import { openPipeline, type Pipeline } from '@passerelle/testkit'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { importTerms } from './index.ts'

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline()
})
afterEach(() => pipeline.close())

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}
const take = (entries: readonly (Concept | RefusedEntry | FileFault)[], domain?: string) =>
  importTerms(pipeline.deps, {
    actor: SYSTEM,
    entries: streamed(entries),
    ...(domain === undefined ? {} : { domain }),
  })
const held = async (filter: { readonly domain?: string } = {}) => {
  const concepts: Concept[] = []
  for await (const one of pipeline.terms.concepts(filter)) concepts.push(one)
  return concepts
}
const concept = (id: string, text: string, rest: Partial<Concept> = {}): Concept => ({
  id,
  doNotTranslate: false,
  terms: [{ language: locale('en'), text, status: 'preferred' }],
  ...rest,
})

it('a concept comes once, and is replaced when its file says otherwise', async () => {
  const bridge = concept('a', 'bridge', { definition: 'A way across.', note: 'n' })
  expect(await take([bridge, concept('b', 'road')])).toEqual({
    added: 2,
    changed: 0,
    unchanged: 0,
    refused: 0,
  })
  expect(await take([bridge, concept('b', 'street')])).toEqual({
    added: 0,
    changed: 1,
    unchanged: 1,
    refused: 0,
  })
  expect(await held()).toEqual([bridge, concept('b', 'street')])
})

it('a concept that stands in a file at several places has the terms of all, however far apart', async () => {
  const between = Array.from({ length: 1200 }, (_, n) => concept(`m${n}`, `between ${n}`))
  const file = [concept('a', 'bridge'), ...between, concept('a', 'footbridge')]
  expect(await take(file)).toEqual({ added: 1201, changed: 0, unchanged: 0, refused: 0 })
  expect((await held())[0]?.terms.map(({ text }) => text)).toEqual(['bridge', 'footbridge'])
  expect(await held()).toHaveLength(1201)
})

it('a damaged file leaves nothing, and a subject field is given to those that name none', async () => {
  const fault = { fault: 'not_well_formed', message: 'It is cut off.' } as const
  const refused = { refused: 'It has no term.', line: 1 }
  expect(await take([concept('a', 'bridge'), fault])).toEqual(fault)
  expect(await held()).toEqual([])
  await take([refused, concept('a', 'bridge'), concept('b', 'vote', { domain: 'votes' })], 'roads')
  expect(await held({ domain: 'roads' })).toEqual([concept('a', 'bridge', { domain: 'roads' })])
})
