import { isRefusal, locale } from '@passerelle/domain'
import { deeplEngine } from '@passerelle/engines'
import {
  type DeeplFault,
  type DeeplServer,
  openPipeline,
  type Pipeline,
  person,
  startDeeplServer,
  submission,
} from '@passerelle/testkit'
import { submitCase, type TranslationView } from '@passerelle/workflow'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'

const TIMEOUT_MS = 700
/** Enough for every planned wait before the next try. */
const LATER_MS = 90_000

let deepl: DeeplServer
let pipeline: Pipeline
beforeEach(async () => {
  deepl = await startDeeplServer()
  const engine = deeplEngine({ authKey: deepl.authKey, serverUrl: deepl.url, timeoutMs: TIMEOUT_MS })
  pipeline = await openPipeline([engine])
})
afterEach(async () => {
  await Promise.all(pipeline.deps.engines.all.map((engine) => engine.close()))
  await pipeline.close()
  await deepl.close()
})

const submit = async (): Promise<void> => {
  const taken = await submitCase(pipeline.deps, {
    actor: person('ingest', ['submitter']),
    submission: submission({ declaredLanguage: locale('fr') }),
  })
  if (isRefusal(taken)) throw new Error(taken.message)
}
async function spanish(): Promise<TranslationView> {
  const { items } = await pipeline.views.translations({ target: locale('es') }, { limit: 1 })
  const view = await pipeline.views.translation(items[0]?.translation.id ?? '')
  if (view === undefined) throw new Error('There is no Spanish translation.')
  return view
}
const stored = async (): Promise<number> =>
  (await spanish()).items.filter(({ target }) => target.state !== 'initial').length
const later = async (): Promise<void> => {
  pipeline.deps.advance(LATER_MS)
  await pipeline.drain()
}

describe('a machine that answers, but never to the end (M4)', () => {
  test('is left at its total deadline, however steadily it drips; a later try drafts the text', async () => {
    deepl.plan({ fault: 'drip', times: 2 })
    await submit()
    const began = performance.now()
    await pipeline.drain()
    // Two targets, each at its deadline, and as much again for everything else.
    expect(performance.now() - began).toBeLessThan(4 * TIMEOUT_MS + 3_000)
    expect(await stored()).toBe(0)
    await later()
    expect((await spanish()).translation.state).toBe('in_review')
    expect(await pipeline.views.verifyAudit()).toMatchObject({ ok: true })
  })
})

describe('a machine whose answer is no translation (M5)', () => {
  const GARBAGE: readonly DeeplFault[] = ['truncated', 'html', 'merged', 'wrong_count', 'reset']

  test.each(GARBAGE)('%s is never stored, and the next try drafts the text', async (fault) => {
    deepl.plan({ fault, times: 2 })
    await submit()
    await pipeline.drain()
    expect(deepl.calls().filter((call) => call.fault === fault)).toHaveLength(2)
    expect(await stored()).toBe(0)
    await later()
    const { translation, items } = await spanish()
    expect(translation.state).toBe('in_review')
    for (const { target } of items) expect(target.target).not.toMatch(/Gateway|<html|"translations"/)
  })

  test('again and again leaves the text to a person, with the reason and without a word of it', async () => {
    deepl.plan({ fault: 'html', times: 100 })
    await submit()
    await pipeline.drain()
    for (let tries = 0; tries < 5; tries += 1) await later()
    const { translation } = await spanish()
    expect(translation).toMatchObject({ state: 'blocked', block: { reason: 'engine_failed' } })
    expect(translation.block?.message).not.toMatch(/<|Gateway/)
    expect(await stored()).toBe(0)
    expect(await pipeline.views.verifyAudit()).toMatchObject({ ok: true })
  })
})

test('a machine that sends us on to another host is not followed, and a person is told (M10)', async () => {
  deepl.plan({ fault: 'redirect', times: 2 })
  await submit()
  await pipeline.drain()
  const { translation } = await spanish()
  expect(translation.state).toBe('blocked')
  expect(translation.block?.message).not.toContain('169.254')
  expect(await stored()).toBe(0)
})
