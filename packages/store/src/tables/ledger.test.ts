import { type Budget, locale, translationId } from '@passerelle/domain'
import { throwawayDatabase } from '@passerelle/testkit'
import type { PaidCall } from '@passerelle/workflow'
import type pg from 'pg'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openPool } from '../pool.ts'
import { createStore } from '../store.ts'

let database: Awaited<ReturnType<typeof throwawayDatabase>>
let pool: pg.Pool
let ids: string[]
beforeEach(async () => {
  database = await throwawayDatabase()
  pool = openPool(database.url, { max: 20 })
  ids = []
  for (const account of ['ada', 'bob'])
    for (const tag of ['en', 'es']) {
      const [id, caseId, revision] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
      await pool.query(
        `insert into cases (id, external_id, slug, submitted_by, current_revision, created_at)
         values ($1::uuid, $1::text, $1::text, $2, 1, now())`,
        [caseId, account],
      )
      await pool.query(
        `insert into revisions (id, case_id, number, content, facts, content_hash, submitted_by, stage, created_at, moved_at)
         values ($1, $2, 1, '{}', '{}', '', $3, 'ready', now(), now())`,
        [revision, caseId, account],
      )
      await pool.query(
        `insert into translations (id, case_id, revision_id, source, target, state, version, updated_at, moved_at)
         values ($1, $2, $3, 'fr', $4, 'drafting', 1, now(), now())`,
        [id, caseId, revision, tag],
      )
      ids.push(id)
    }
})
afterEach(async () => {
  await pool.end()
  await database.drop()
})

let asked = 0
const call = (texts: readonly (readonly [number, number])[]): PaidCall => ({
  engine: 'deepl',
  source: locale('fr'),
  target: locale('en'),
  price: { perMillionCharacters: 20, currency: 'EUR' },
  texts: texts.map(([who, characters]) => {
    asked += 1
    return {
      key: `text ${asked}`,
      translationId: translationId(ids[who] ?? ''),
      characters,
      most: characters,
    }
  }),
})
const spent = async (where = 'true') =>
  Number(
    (await pool.query(`select coalesce(sum(characters), 0) as sum from spend where ${where}`)).rows[0]?.sum,
  )
const ledger = () => createStore(pool).ledger
const rows = async () =>
  (await pool.query('select state, characters, billed, reason from ledger order by characters')).rows

it('however many reserve at once, no budget is overdrawn by a character, and what fits is granted', async () => {
  const budgets: Budget[] = [
    { name: 'month', cap: { characters: 1_000 } },
    { name: 'each', source: '*', cap: { characters: 700 } },
    { name: 'money', cap: { amount: 0.019, currency: 'EUR' } },
  ]
  // Twenty connections; each settles a little below what it reserved, or is in doubt, and asks again.
  let granted = 0
  await Promise.all(
    Array.from({ length: 20 }, async (_, worker) => {
      const { reserve, settle, doubt } = ledger()
      for (let round = 0; round < 8; round += 1) {
        const who = (worker + round) % 4
        const { id } = await reserve(call([[who, 7 + ((worker * 5 + round) % 13)]]), budgets)
        expect(await spent()).toBeLessThanOrEqual(950)
        if (id === null) continue
        granted += 1
        if (round % 3 === 0) await doubt(id, 'The line went dead.')
        else await settle(id, new Map([[translationId(ids[who] ?? ''), 5]]), new Map())
      }
    }),
  )
  expect(granted).toBeGreaterThan(60)
  expect(await spent()).toBeLessThanOrEqual(950)
  expect(await spent("account = 'ada'")).toBeLessThanOrEqual(700)
  // The sums are those of the ledger itself.
  const { rows: sums } = await pool.query('select sum(coalesce(billed, characters))::int as sum from ledger')
  expect(await spent()).toBe(sums[0]?.sum)
  // And the last character can still be had.
  const left = 950 - (await spent())
  expect((await ledger().reserve(call([[0, left + 1]]), budgets)).id).toBeNull()
}, 60_000)

it('a call of several cases is shared out, and one that is over budget does not stop the other', async () => {
  const budgets = [{ name: 'feed', source: 'ada', cap: { characters: 10 } }]
  const { id, characters, over } = await ledger().reserve(
    call([
      [0, 20],
      [2, 30],
      [2, 12],
    ]),
    budgets,
  )
  expect([id === null, characters, [...over.keys()]]).toEqual([false, 42, [ids[0]]])
  expect([...over.values()][0]).toMatchObject({ budget: { name: 'feed' }, left: 10, wanted: 20 })
  await ledger().settle(id ?? '', new Map([[translationId(ids[2] ?? ''), 40]]), new Map())
  expect(await rows()).toEqual([{ state: 'settled', characters: 42, billed: 40, reason: null }])
  expect(await spent()).toBe(40)
})

it('what was paid for is there with the bill, and is not paid for again', async () => {
  const first = call([[0, 20]])
  const { id } = await ledger().reserve(first, [])
  const reply = { text: 'A budget', model: 'quality', via: [locale('es')] }
  const key = first.texts[0]?.key ?? ''
  await ledger().settle(id ?? '', new Map([[translationId(ids[0] ?? ''), 20]]), new Map([[key, reply]]))
  const again = await ledger().reserve(first, [{ name: 'none', cap: { characters: 0 } }])
  expect(again).toEqual({ id: null, characters: 0, known: new Map([[key, reply]]), over: new Map() })
})

it('a call whose worker never came back is found, stays counted, and is settled should the bill come after all', async () => {
  const { id } = await ledger().reserve(call([[0, 20]]), [])
  const ages = { lostAfterMs: 60_000, repliesKeptMs: 60_000 }
  expect(await ledger().sweep(ages)).toBe(0)
  await pool.query("update ledger set opened_at = opened_at - interval '2 minutes'")
  expect(await ledger().sweep(ages)).toBe(1)
  expect(await rows()).toMatchObject([
    { state: 'uncertain', billed: null, reason: expect.stringContaining('did not come back') },
  ])
  expect(await spent()).toBe(20)
  await ledger().settle(id ?? '', new Map([[translationId(ids[0] ?? ''), 18]]), new Map())
  await ledger().settle(id ?? '', new Map([[translationId(ids[0] ?? ''), 1]]), new Map())
  expect(await rows()).toMatchObject([{ state: 'settled', billed: 18, reason: null }])
  expect(await spent()).toBe(18)
})

it('a new month starts from nothing', async () => {
  const budgets = [{ name: 'month', cap: { characters: 20 } }]
  await ledger().reserve(call([[0, 20]]), budgets)
  expect((await ledger().reserve(call([[0, 1]]), budgets)).id).toBeNull()
  await pool.query("update spend set month = month - interval '1 month'")
  expect((await ledger().reserve(call([[0, 20]]), budgets)).id).not.toBeNull()
})
