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
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { editSegment } from './edit-segment.ts'
import { settleLanguage } from './settle-language.ts'
import { submitCase } from './submit-case.ts'

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('es'), locale('en'), locale('fr')])
const bob = person('bob', ['reviewer'], [locale('es'), locale('en'), locale('fr')])

const engine = scriptedEngine(marked)

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline([engine])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
})
afterAll(() => pipeline.close())

async function submit(externalId: string) {
  const result = await submitCase(pipeline.deps, { actor: ingest, submission: submission({ externalId }) })
  if (isRefusal(result)) throw new Error(result.message)
  await pipeline.drain()
  return result
}
async function into(id: string, target: string) {
  const overview = await pipeline.views.case(id)
  const found = overview?.translations.find((translation) => translation.target === target)
  const view = await pipeline.views.translation(found?.id ?? '')
  if (view === undefined) throw new Error(`There is no translation into ${target}.`)
  return view
}
const originsOf = async (id: string, target: string) =>
  (await into(id, target)).items.map((item) => item.target.origin?.type)

describe('a language that the pipeline was sure about, and wrong', () => {
  it('is corrected by a person: nobody’s words are lost, machine text of the wrong language is drafted anew', async () => {
    const { id, slug } = await submit('wrong:1')
    const english = await into(id, 'en')
    const first = english.items[0]
    if (first === undefined) throw new Error('The translation is empty.')
    await editSegment(pipeline.deps, {
      actor: ada,
      translationId: english.translation.id,
      key: first.key,
      target: 'A budget for all',
      expectedVersion: english.translation.version,
    })
    const spanish = (await into(id, 'es')).translation.id
    await approveTranslation(pipeline.deps, { actor: bob, translationId: spanish })
    await pipeline.drain()
    const revised = await settleLanguage(pipeline.deps, {
      actor: ada,
      caseId: english.translation.caseId,
      language: locale('oc'),
    })
    expect(revised).toMatchObject({
      number: 2,
      stage: { stage: 'ready' },
      detection: { language: 'oc', decision: 'person' },
    })
    if (!isRefusal(revised)) expect(revised.detection?.alternatives[0]?.language).toBe('fr')
    await pipeline.drain()

    const redrafted = await into(id, 'en')
    expect(redrafted.translation).toMatchObject({ source: 'oc', state: 'in_review' })
    expect(redrafted.items[0]?.target).toMatchObject({
      target: 'A budget for all',
      origin: { type: 'human', by: 'ada' },
    })
    const asked = (target: string) =>
      engine.requests.filter((request) => request.source === 'oc' && request.target === target)
    expect(asked('en').flatMap(({ texts }) => texts)).toEqual(
      redrafted.items.slice(1).map(({ source }) => source),
    )
    expect(asked('es')).toEqual([])
    expect((await into(id, 'es')).items.map(({ target }) => target.state)).toContain('final')
    expect(await originsOf(id, 'fr')).not.toContain(undefined)

    const page = await pipeline.library.find(slug)
    expect(page?.original.locale).toBe('oc')
    expect([...(page?.versions.keys() ?? [])].sort()).toEqual(['es', 'oc'])
    expect(page?.versions.get(locale('es'))?.revision).toBe(1)
    const events = (await pipeline.views.events(english.translation.caseId)).map(({ event }) => event)
    expect(events).toContainEqual({ type: 'language-corrected', revision: 2, from: 'fr', language: 'oc' })
    expect(events).toContainEqual({ type: 'version-withdrawn', number: 1, locale: 'fr' })
    expect(await pipeline.views.verifyAudit()).toMatchObject({ ok: true })
  })
  it('is not corrected twice, nor by who may not, and the same submission again changes nothing', async () => {
    const { id } = await submit('wrong:2')
    const { caseId } = (await into(id, 'en')).translation
    const settle = (actor: typeof ada, tag: string) =>
      settleLanguage(pipeline.deps, { actor, caseId, language: locale(tag) })
    expect(await settle(ingest, 'ca')).toMatchObject({ code: 'not_allowed' })
    expect(await settle(ada, 'fr')).toMatchObject({ code: 'wrong_state' })
    const both = await Promise.all([settle(ada, 'ca'), settle(bob, 'ca')])
    expect(both.filter(isRefusal)).toHaveLength(1)
    expect(await submit('wrong:2')).toMatchObject({ outcome: 'unchanged', revision: 2 })
  })
})
