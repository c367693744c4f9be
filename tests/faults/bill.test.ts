import { isRefusal } from '@passerelle/domain'
import { submission } from '@passerelle/testkit'
import { submitCase } from '@passerelle/workflow'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { startProxy, type Proxy as Wire } from './proxy.ts'
import { type KillSite, openKillSite } from './site.ts'

// Two cases of two translations each; a sentence that both have is in every bill but paid for once a pair.
const CASES = ['Un premier récit de notre quartier', 'Un second récit de notre quartier'].map(
  (own, index) => ({
    externalId: `bill:${index}`,
    content: {
      title: own,
      body: 'Les habitants ont choisi le projet de la bibliothèque.',
      format: 'text',
    } as const,
  }),
)
const DRAFTS = CASES.length * 2

let site: KillSite
let wire: Wire
beforeEach(async () => {
  site = await openKillSite()
  wire = await startProxy(site.deepl.url)
})
afterEach(async () => {
  await wire.close()
  await site.close()
})

const start = () => site.start('translator', { DEEPL_SERVER_URL: new URL(wire.url).origin })
const reached = (what: string, sql: string, wanted: number) =>
  site.until(what, async () => (await site.count(sql)) === wanted)
const reserved = () =>
  reached(
    'every draft has its reservation',
    "from (select distinct translation_id from ledger where state = 'reserved') as reserved",
    DRAFTS,
  )
/** Every text as often as the server was paid for it, by target and text. */
function paid(): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { target, texts } of site.deepl.calls())
    for (const text of texts) times.set(`${target} ${text}`, (times.get(`${target} ${text}`) ?? 0) + 1)
  return times
}
async function ledger(): Promise<{ readonly settled: number; readonly uncertain: number }> {
  const { rows } = await site.pool.query<{ settled: number; uncertain: number }>(
    `select coalesce(sum(billed), 0)::int as settled,
       coalesce(sum(characters) filter (where state = 'uncertain'), 0)::int as uncertain from ledger`,
  )
  return rows[0] ?? { settled: 0, uncertain: 0 }
}
/** The whole bill lies with the engine, and it has answered nothing yet. */
async function asked(): Promise<void> {
  await reserved()
  await site.until('the engine has every text', async () => paid().size === 2 * (CASES.length + 1))
}

/** Each brings a translator to one step and kills it there. Returns whether the bill of its calls can be known. */
const STEPS: Readonly<Record<string, () => Promise<'known' | 'uncertain'>>> = {
  'before it has reserved': async () => {
    const table = await site.holdTable('ledger')
    const translator = await start()
    await table.blocked()
    await translator.kill('SIGKILL')
    await table.release()
    expect(site.deepl.calls()).toHaveLength(0)
    return 'known'
  },
  'after it has reserved and before the engine hears of it': async () => {
    const table = await site.holdTable('ledger')
    const translator = await start()
    await table.blocked()
    wire.stall()
    await table.release()
    await reserved()
    await translator.kill('SIGKILL')
    await wire.down()
    await wire.up()
    expect(site.deepl.calls()).toHaveLength(0)
    return 'uncertain'
  },
  'while the engine works': async () => {
    site.deepl.hold()
    const translator = await start()
    await asked()
    await translator.kill('SIGKILL')
    site.deepl.release()
    return 'uncertain'
  },
  'after the engine has answered and before the bill is settled': async () => {
    site.deepl.hold()
    const translator = await start()
    await asked()
    const table = await site.holdTable('ledger')
    site.deepl.release()
    await table.blocked()
    await translator.kill('SIGKILL')
    await table.release()
    return 'uncertain'
  },
  'after the bill is settled and before the targets are kept': async () => {
    site.deepl.hold()
    const translator = await start()
    await asked()
    const targets = await site.holdTable('targets')
    site.deepl.release()
    await targets.blocked()
    await reached('every bill is settled', "from ledger where state <> 'settled'", 0)
    await translator.kill('SIGKILL')
    await targets.release()
    return 'known'
  },
}

it.each(Object.keys(STEPS))(
  'a translator killed with SIGKILL %s: all is drafted, and the ledger accounts for what the engine counted',
  async (step) => {
    for (const each of CASES) {
      const taken = await submitCase(site.deps, { actor: site.submitter, submission: submission(each) })
      if (isRefusal(taken)) throw new Error(taken.message)
    }
    await Promise.all([site.startRelay({ CALL_LOST_AFTER_MS: '3000' }), site.start('detector')])
    await reached('every case is read', 'from translations', DRAFTS)
    const bill = await STEPS[step]?.()
    await site.wipeQueue()
    await start()
    await reached('every draft is in review', "from translations where state = 'in_review'", DRAFTS)
    await reached('no reservation is left', "from ledger where state = 'reserved'", 0)

    expect(await site.count("from targets where state = 'translated'")).toBe(
      2 * (await site.count('from segments')),
    )
    const { settled, uncertain } = await ledger()
    expect(settled).toBeLessThanOrEqual(site.deepl.billedCharacters())
    expect(site.deepl.billedCharacters()).toBeLessThanOrEqual(settled + uncertain)
    // Whoever pays twice for a text finds the first time in the ledger, uncertain; where the bill is known nobody does.
    const twice = [...paid().values()].filter((times) => times > 1)
    if (bill === 'known') {
      expect(twice).toEqual([])
      expect(uncertain).toBe(0)
    } else {
      expect(Math.max(0, ...paid().values())).toBeLessThanOrEqual(2)
      expect(uncertain).toBeGreaterThan(0)
    }
    expect(await site.views.verifyAudit()).toMatchObject({ ok: true })
  },
)
