import { isRefusal, locale } from '@passerelle/domain'
import { openPipeline, type Pipeline, person, submission } from '@passerelle/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { submitCase } from './submit-case.ts'

let pipeline: Pipeline
const ingest = person('ingest', ['submitter'])
const other = person('other', ['submitter'])
const admin = person('admin', ['admin'])

beforeAll(async () => {
  pipeline = await openPipeline()
})
afterAll(() => pipeline.close())

const submit = (changes: Parameters<typeof submission>[0], actor = ingest, idempotencyKey?: string) =>
  submitCase(pipeline.deps, {
    actor,
    submission: submission(changes),
    ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
  })
const outcomeOf = (result: Awaited<ReturnType<typeof submit>>) =>
  isRefusal(result) ? result.code : result.outcome
const count = async (table: string): Promise<number> =>
  Number((await pipeline.pool.query(`select count(*) from ${table}`)).rows[0].count)

describe('a submission', () => {
  it('makes a case, and the same once more changes nothing', async () => {
    const first = await submit({ externalId: 'once' })
    const again = await submit({ externalId: 'once' })
    expect(first).toMatchObject({
      outcome: 'created',
      revision: 1,
      status: 'received',
      slug: 'un-budget-pour-tous-les-habitants',
    })
    expect(again).toEqual({ ...first, outcome: 'unchanged' })
  })
  it('with other content makes a revision, and with the first content again one more', async () => {
    await submit({ externalId: 'revised' })
    expect(await submit({ externalId: 'revised', content: { body: 'Autre.' } })).toMatchObject({
      outcome: 'revised',
      revision: 2,
    })
    expect(await submit({ externalId: 'revised' })).toMatchObject({ outcome: 'revised', revision: 3 })
  })
  it('is the same whatever normal form its letters come in', async () => {
    await submit({ externalId: 'nfc', content: { title: 'École'.normalize('NFD') } })
    expect(outcomeOf(await submit({ externalId: 'nfc', content: { title: 'École' } }))).toBe('unchanged')
  })
  it('gets a slug of its own when two cases share a title', async () => {
    const slugs = []
    for (const externalId of ['twin-1', 'twin-2', 'twin-3']) {
      const result = await submit({ externalId, content: { title: 'Прозорро' } })
      slugs.push(isRefusal(result) ? result.code : result.slug)
    }
    expect(slugs).toEqual(['prozorro', 'prozorro-2', 'prozorro-3'])
  })
  it('fifty times at once makes one case, and all fifty are told its id (D1)', async () => {
    const before = await count('cases')
    const results = await Promise.all(Array.from({ length: 50 }, () => submit({ externalId: 'crowd' })))
    expect(await count('cases')).toBe(before + 1)
    expect(new Set(results.map((result) => (isRefusal(result) ? result.code : result.id))).size).toBe(1)
    expect(results.filter((result) => outcomeOf(result) === 'created')).toHaveLength(1)
  })
  it('of ten cases with one title at once makes ten slugs', async () => {
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        submit({ externalId: `parallel-${index}`, content: { title: 'Parallèle' } }),
      ),
    )
    expect(new Set(results.map((result) => (isRefusal(result) ? result.code : result.slug))).size).toBe(10)
  })
})

describe('an idempotency key', () => {
  it('answers the same request as before, fifty at once too', async () => {
    const results = await Promise.all(
      Array.from({ length: 50 }, () => submit({ externalId: 'keyed' }, ingest, 'key-1')),
    )
    for (const result of results) expect(result).toEqual(results[0])
    expect(results[0]).toMatchObject({ outcome: 'created' })
  })
  it('refuses another request under the same key (D2)', async () => {
    await submit({ externalId: 'keyed-2' }, ingest, 'key-2')
    expect(outcomeOf(await submit({ externalId: 'keyed-3' }, ingest, 'key-2'))).toBe('idempotency_mismatch')
  })
  it('belongs to one account', async () => {
    await submit({ externalId: 'keyed-4' }, ingest, 'key-3')
    expect(outcomeOf(await submit({ externalId: 'keyed-5' }, other, 'key-3'))).toBe('created')
  })
})

describe('who may submit', () => {
  it('is a submitter or an administrator', async () => {
    expect(
      outcomeOf(await submit({ externalId: 'who' }, person('reviewer', ['reviewer'], [locale('fr')]))),
    ).toBe('not_allowed')
    expect(outcomeOf(await submit({ externalId: 'who' }, admin))).toBe('created')
  })
  it('does not change what another account submitted, though an administrator does', async () => {
    await submit({ externalId: 'mine' })
    expect(outcomeOf(await submit({ externalId: 'mine' }, other))).toBe('unchanged')
    expect(outcomeOf(await submit({ externalId: 'mine', content: { body: 'Pris.' } }, other))).toBe(
      'external_id_taken',
    )
    expect(outcomeOf(await submit({ externalId: 'mine', content: { body: 'Corrigé.' } }, admin))).toBe(
      'revised',
    )
  })
})
