import { isRefusal, locale, type TranslationId } from '@passerelle/domain'
import { submission } from '@passerelle/testkit'
import {
  approveTranslation,
  editSegment,
  retryTranslation,
  type SubmitCaseResult,
  submitCase,
} from '@passerelle/workflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type KillSite, openKillSite, REVIEWER } from './site.ts'

let site: KillSite
beforeEach(async () => {
  site = await openKillSite()
})
afterEach(() => site.close())

const deps = () => site.deps

async function submit(externalId = 'kill:1'): Promise<SubmitCaseResult> {
  const taken = await submitCase(deps(), { actor: site.submitter, submission: submission({ externalId }) })
  if (isRefusal(taken)) throw new Error(taken.message)
  return taken
}
const inState = (state: string) => site.count('from translations where state = $1', [state])
const events = (type: string) => site.count("from events where event ->> 'type' = $1", [type])
const sound = async () => {
  expect(await site.views.verifyAudit()).toMatchObject({ ok: true })
  expect(
    await site.count(
      'from (select from versions group by case_id, locale, revision having count(*) > 1) as doubles',
    ),
  ).toBe(0)
}
async function spanish(): Promise<TranslationId> {
  const page = await site.views.translations({ target: locale('es') }, { limit: 1 })
  const id = page.items[0]?.translation.id
  if (id === undefined) throw new Error('There is no Spanish translation.')
  return id
}

describe('a worker killed with SIGKILL', () => {
  it('while it reads a case: another takes over within its lock and two sweeps, and the case is read once (K1)', async () => {
    await submit()
    await site.startRelay()
    const table = await site.holdTable('segments')
    const first = await site.start('detector')
    await table.blocked()
    await first.kill('SIGKILL')
    await table.release()
    await site.start('detector')
    // Lock 15 s, looked at every 5 s: at most 25 s, and a second for the work.
    expect(
      await site.until(
        'the case is read',
        async () => (await site.count("from revisions where stage = 'ready'")) === 1,
      ),
    ).toBeLessThan(26_000)
    expect(await events('language-detected')).toBe(1)
    await sound()
  })

  it('between the segments and the commit: none is left behind, and the same ones come again (K2)', async () => {
    await submit()
    await site.startRelay()
    const table = await site.holdTable('events')
    const first = await site.start('detector')
    await table.blocked()
    await first.kill('SIGKILL')
    await table.release()
    await site.until(
      'the transaction is gone',
      async () =>
        (await site.count(
          "from pg_stat_activity where state like 'idle in transaction%' and application_name = 'passerelle'",
        )) === 0,
    )
    expect(await site.count('from segments')).toBe(0)
    await site.wipeQueue()
    await site.start('detector')
    await site.until(
      'the case is read',
      async () => (await site.count("from revisions where stage = 'ready'")) === 1,
    )
    const { rows } = await site.pool.query<{ keys: string }>(
      "select string_agg(key, ' ' order by position) as keys from segments",
    )
    const again = await submit('kill:twin')
    await site.until(
      'its twin is read',
      async () => (await site.count("from revisions where stage = 'ready'")) === 2,
    )
    const twin = await site.pool.query<{ keys: string }>(
      "select string_agg(key, ' ' order by position) as keys from segments where revision_id in (select id from revisions where case_id = $1)",
      [again.id],
    )
    expect(twin.rows).toEqual(rows)
    await sound()
  })

  it('after the engine replied and before the draft is kept: one more call, one draft a segment, both in the ledger (K3)', async () => {
    await submit()
    await Promise.all([site.startRelay(), site.start('detector')])
    site.deepl.hold()
    const first = await site.start('translator')
    await site.deepl.held(2)
    const table = await site.holdTable('targets')
    site.deepl.release()
    await table.blocked()
    await first.kill('SIGKILL')
    await table.release()
    const before = site.deepl.calls().length
    await site.wipeQueue()
    await site.start('translator')
    await site.until('both are drafted', async () => (await inState('in_review')) === 2)
    expect(site.deepl.calls().length - before).toBeLessThanOrEqual(2)
    expect(await site.count('from ledger')).toBe(site.deepl.calls().length)
    expect(await site.count("from targets where state = 'translated'")).toBe(
      2 * (await site.count('from segments')),
    )
    expect(await events('drafted')).toBe(2)
    await sound()
  })

  it('while it assigns: every translation is assigned once (K4)', async () => {
    await submit()
    await Promise.all([site.startRelay(), site.start('detector'), site.start('translator')])
    await site.until('both are drafted', async () => (await inState('in_review')) === 2)
    const table = await site.holdTable('events')
    const first = await site.start('router')
    await table.blocked()
    await first.kill('SIGKILL')
    await table.release()
    await site.wipeQueue()
    await site.start('router')
    await site.until(
      'both are assigned',
      async () => (await site.count('from translations where assignee is not null')) === 2,
    )
    expect(await events('reviewer-assigned')).toBe(2)
    await sound()
  })

  it('between the snapshot and the pointer: readers see nothing half, and one version comes out (K5)', async () => {
    const { slug } = await submit()
    await Promise.all([site.startRelay(), site.start('detector')])
    const table = await site.holdTable('live_versions')
    const first = await site.start('publisher')
    await table.blocked()
    expect(await site.library.find(slug)).toBeUndefined()
    await first.kill('SIGKILL')
    await table.release()
    await site.wipeQueue()
    await site.start('publisher')
    await site.until('the original is published', async () => (await site.library.find(slug)) !== undefined)
    expect(await site.count('from versions')).toBe(1)
    await sound()
  })

  it('three times over one draft: the translation says so, and one retry carries it on (K7)', async () => {
    await submit()
    await Promise.all([site.startRelay(), site.start('detector'), site.start('router')])
    site.deepl.hold()
    for (let death = 0; death < 3; death += 1) {
      const translator = await site.start('translator')
      await site.until(
        'it works on both',
        async () =>
          (await site.count("from attempts where job = 'draft-translation' and running and deaths = $1", [
            death,
          ])) === 2,
      )
      await translator.kill('SIGKILL')
      await site.wipeQueue()
    }
    site.deepl.release()
    await site.start('translator')
    await site.until(
      'both are blocked',
      async () =>
        (await site.count(
          "from translations where state = 'blocked' and block ->> 'reason' = 'worker_died'",
        )) === 2,
    )
    const status = await site.views.status(new Date())
    expect(status.translations.blocked).toBe(2)
    expect(
      isRefusal(await retryTranslation(deps(), { actor: REVIEWER, translationId: await spanish() })),
    ).toBe(false)
    await site.until('it is drafted', async () => (await inState('in_review')) === 1)
    await sound()
  })
})

describe('a translator that stands still for longer than its lock (SIGSTOP) and wakes up', () => {
  it('finds that another has done its work and a person has changed it, and overwrites nothing (K9)', async () => {
    await submit()
    await Promise.all([site.startRelay(), site.start('detector')])
    site.deepl.hold()
    const sleeper = await site.start('translator')
    await site.deepl.held(2)
    await sleeper.kill('SIGSTOP')
    await site.wipeQueue()
    await site.start('translator')
    await site.deepl.held(4)
    site.deepl.release()
    await site.until('both are drafted', async () => (await inState('in_review')) === 2)
    const translationId = await spanish()
    const view = await site.views.translation(translationId)
    const key = view?.items[0]?.key
    if (view === undefined || key === undefined) throw new Error('There is no segment.')
    const target = 'Una persona lo escribió'
    await editSegment(deps(), {
      actor: REVIEWER,
      translationId,
      key,
      target,
      expectedVersion: view.translation.version,
    })
    await sleeper.kill('SIGCONT')
    await site.until(
      'the sleeper has its replies',
      async () => (await site.count('from ledger where settled_at is null')) === 0,
    )
    // Its late results are refused one after the other; give it the time to try.
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const after = await site.views.translation(translationId)
    expect(after?.items[0]?.target.target).toBe(target)
    expect(after?.translation.state).toBe('in_review')
    expect(await events('drafted')).toBe(2)
    await sound()
  })
})

describe('the intake', () => {
  const post = (address: string, externalId: string) =>
    fetch(`${address}/api/v1/cases`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${site.token}` },
      body: JSON.stringify({ externalId, title: 'Un titre', body: 'Un texte.', format: 'text' }),
    })
  const addressOf = (output: string): string => /"address":"([^"]+)"/.exec(output)?.[1] ?? ''

  it('killed right after it accepted a case has kept it (K6)', async () => {
    const intake = await site.start('intake', { PORT: '0' })
    const reply = await post(addressOf(intake.output()), 'kill:accepted')
    const gone = intake.kill('SIGKILL')
    expect(reply.status).toBe(201)
    await gone
    expect(await site.count("from cases where external_id = 'kill:accepted'")).toBe(1)
    expect(await site.count("from outbox where job = 'detect-case'")).toBe(1)
  })

  it('told to stop answers what it has begun, takes nothing new and ends with 0 (K8)', async () => {
    const intake = await site.start('intake', { PORT: '0' })
    const address = addressOf(intake.output())
    const table = await site.holdTable('cases')
    const begun = post(address, 'kill:begun')
    await table.blocked()
    const ended = intake.kill('SIGTERM')
    await site.until('it takes nothing new', () =>
      post(address, 'kill:late').then(
        async (reply) => reply.status === 503,
        () => true,
      ),
    )
    await table.release()
    expect((await begun).status).toBe(201)
    expect(await ended).toBe(0)
    expect(await site.count("from cases where external_id = 'kill:late'")).toBe(0)
  })

  it('told twice to stop does not wait any longer (K8)', async () => {
    const intake = await site.start('intake', { PORT: '0' })
    const table = await site.holdTable('cases')
    const begun = post(addressOf(intake.output()), 'kill:begun').catch(() => undefined)
    await table.blocked()
    void intake.kill('SIGTERM')
    // Within half a second it would count as the echo of the first.
    await new Promise((resolve) => setTimeout(resolve, 800))
    const from = performance.now()
    await intake.kill('SIGTERM')
    const waited = performance.now() - from
    await table.release()
    await begun
    expect(waited).toBeLessThan(3_000)
  })
})

it('a worker told to stop ends its job first, and exits with 0 (K8)', async () => {
  await submit()
  await Promise.all([site.startRelay(), site.start('detector')])
  site.deepl.hold()
  const translator = await site.start('translator')
  await site.deepl.held(2)
  const ended = translator.kill('SIGTERM')
  site.deepl.release()
  expect(await ended).toBe(0)
  expect(await inState('in_review')).toBe(2)
  const approved = await approveTranslation(deps(), { actor: REVIEWER, translationId: await spanish() })
  expect(isRefusal(approved)).toBe(false)
})
