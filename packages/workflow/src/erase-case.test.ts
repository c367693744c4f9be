import { isRefusal, locale } from '@passerelle/domain'
import {
  enrol,
  marked,
  openPipeline,
  type Pipeline,
  person,
  scriptedEngine,
  submission,
} from '@passerelle/testkit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { eraseCase } from './erase-case.ts'
import { publishVersion } from './publish-version.ts'
import { requestChanges } from './request-changes.ts'
import { submitCase } from './submit-case.ts'

const es = locale('es')
const ingest = person('ingest', ['submitter'])
const bob = person('bob', ['reviewer'], [es])
const admin = person('admin', ['admin'])
/** A word that stands in everything that a person wrote. */
const WORD = 'Quetzalcoatl'

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
  await enrol(pipeline.pool, bob)
})
afterEach(() => pipeline.close())

const submit = async (externalId = `${WORD}:1`) => {
  const made = await submitCase(pipeline.deps, {
    actor: ingest,
    submission: submission({
      externalId,
      facts: { topics: [WORD], organisation: WORD },
      content: { title: `Le jardin de ${WORD}`, body: `Chacun arrose le jardin de ${WORD} à son tour.` },
    }),
    idempotencyKey: externalId,
  })
  if (isRefusal(made)) throw new Error(made.message)
  return made
}
const reviewed = async () => {
  const { id } = await submit()
  await pipeline.drain()
  const found = (await pipeline.views.case(id))?.translations.find(({ target }) => target === 'es')
  const caseId = (await pipeline.views.case(id))?.record.id
  if (found === undefined || caseId === undefined) throw new Error('There is no Spanish translation.')
  const comment = `Write ${WORD} with an accent.`
  await requestChanges(pipeline.deps, { actor: bob, translationId: found.id, comment })
  await approveTranslation(pipeline.deps, { actor: bob, translationId: found.id })
  await pipeline.drain()
  return { caseId, translationId: found.id }
}

/** Every table with the rows that hold a text anywhere. */
const holding = async (text: string) => {
  const { rows } = await pipeline.pool.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'",
  )
  const found: string[] = []
  for (const { name } of rows) {
    const hits = await pipeline.pool.query(
      `select 1 from "${name}" as row where row::text ilike $1 limit 1`,
      [`%${text}%`],
    )
    if (hits.rows.length > 0) found.push(name)
  }
  return found.sort()
}

describe('an erased case', () => {
  it('leaves not a word in any table, and a log that verifies', async () => {
    const { caseId } = await reviewed()
    expect(await holding(WORD)).toEqual(
      expect.arrayContaining(['events', 'memory_units', 'segments', 'versions']),
    )
    expect(await eraseCase(pipeline.deps, { actor: admin, caseId })).toEqual({ erased: true })
    expect(await holding(WORD)).toEqual([])
    expect(await holding(caseId)).toEqual(['cases', 'events', 'ledger'])
    expect(await pipeline.views.verifyAudit()).toMatchObject({ ok: true })
    const events = await pipeline.views.events(caseId)
    expect(events.at(-1)?.event).toMatchObject({ type: 'case-erased', redacted: [expect.any(Number)] })
    expect(events.find(({ event }) => event.type === 'changes-requested')?.event).toMatchObject({
      comment: '',
    })
  })

  it('is gone from readers, search, feed and site map, from lists and from the memory, while its bill stays', async () => {
    const { caseId } = await reviewed()
    const bill = async () => (await pipeline.pool.query('select sum(characters) from ledger')).rows
    const before = await bill()
    const slug = (await pipeline.views.case(caseId))?.record.slug ?? ''
    expect(await pipeline.library.find(slug)).toBeDefined()
    await eraseCase(pipeline.deps, { actor: admin, caseId })
    expect(await pipeline.library.find(slug)).toBeUndefined()
    expect(await pipeline.library.index()).toEqual([])
    expect((await pipeline.library.list(es, { search: WORD }, { number: 1, size: 10 })).total).toBe(0)
    expect((await pipeline.views.cases({}, { limit: 10 })).items).toEqual([])
    expect((await pipeline.views.status(new Date())).cases).toBe(0)
    for await (const unit of pipeline.memory.units({})) expect(unit).toBeUndefined()
    expect(await bill()).toEqual(before)
  })

  it('does not come back by work that was under way, and is another case when it is sent again', async () => {
    const { caseId, translationId } = await reviewed()
    await submitCase(pipeline.deps, { actor: ingest, submission: submission({ externalId: `${WORD}:1` }) })
    await eraseCase(pipeline.deps, { actor: admin, caseId })
    await publishVersion(pipeline.deps, { of: 'translation', translationId })
    await pipeline.drain()
    expect(await holding(WORD)).toEqual([])
    const again = await submit()
    expect(again).toMatchObject({ outcome: 'created', revision: 1 })
    expect(again.id).not.toBe(caseId)
  })

  it('is for administrators alone', async () => {
    const { id } = await submit()
    const caseId = (await pipeline.views.case(id))?.record.id
    if (caseId === undefined) throw new Error('There is no case.')
    for (const actor of [ingest, bob])
      expect(await eraseCase(pipeline.deps, { actor, caseId })).toMatchObject({ code: 'not_allowed' })
    await eraseCase(pipeline.deps, { actor: admin, caseId })
    expect(await eraseCase(pipeline.deps, { actor: admin, caseId })).toMatchObject({ code: 'not_found' })
  })
})

describe('the log of a case that was not erased', () => {
  it('gives up no word, and one whose words were taken otherwise is found out (S19)', async () => {
    const { caseId } = await reviewed()
    const take = `update events set event = jsonb_set(event, '{comment}', '""') where event ->> 'type' = 'changes-requested'`
    await expect(pipeline.pool.query(take)).rejects.toThrow('append-only')
    await expect(pipeline.pool.query('delete from versions')).rejects.toThrow('never changes')
    await pipeline.pool.query('alter table events disable trigger events_append_only')
    await pipeline.pool.query(take)
    const { rows } = await pipeline.pool.query(
      `select number from events where event ->> 'type' = 'changes-requested'`,
    )
    expect(await pipeline.views.verifyAudit()).toEqual({ ok: false, caseId, event: rows[0]?.number })
  })
})
