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
import { afterEach, describe, expect, it } from 'vitest'
import { approveTranslation } from './approve-translation.ts'
import { editSegment } from './edit-segment.ts'
import type { Engine } from './ports/index.ts'
import { submitCase } from './submit-case.ts'

const QUOTE = 'We opened the timetables so that anybody could build something better than we did.'
const BODY = `La ville a ouvert ses données de transport au printemps dernier. Tous les habitants peuvent les lire.

> ${QUOTE}

Depuis, neuf applications ont vu le jour, dont trois écrites par des lycéens.`

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('en'), locale('es')])
const bob = person('bob', ['reviewer'], [locale('en'), locale('es')])

let pipeline: Pipeline
afterEach(() => pipeline.close())

async function draft(engine: Engine) {
  pipeline = await openPipeline([engine])
  await enrol(pipeline.pool, ada)
  const content = { title: 'Des horaires ouverts à tous les habitants', body: BODY }
  const result = await submitCase(pipeline.deps, { actor: ingest, submission: submission({ content }) })
  if (isRefusal(result)) throw new Error(result.message)
  await pipeline.drain()
}
async function into(target: string) {
  const page = await pipeline.views.translations({ target: locale(target) }, { limit: 10 })
  const view = await pipeline.views.translation(page.items[0]?.translation.id ?? '')
  if (view === undefined) throw new Error(`There is no translation into ${target}.`)
  const quote = view.items.find(({ source }) => source === QUOTE)
  if (quote === undefined) throw new Error('The quotation is no segment.')
  return { view, quote }
}
const billed = async () => (await pipeline.views.status(pipeline.deps.now())).billedCharacters

describe('an English quotation in a French case', () => {
  it('is passed through into English: no engine sees it, nothing is billed, no check complains, nobody types it', async () => {
    const engine = scriptedEngine(marked, { pairs: ['fr-en'] })
    await draft(engine)
    const { view, quote } = await into('en')
    expect(quote).toMatchObject({
      language: 'en',
      target: {
        state: 'translated',
        target: QUOTE,
        origin: { type: 'source', language: 'en' },
        findings: [],
      },
    })
    expect(view.translation.state).toBe('in_review')
    expect(engine.requests.flatMap(({ texts }) => texts)).not.toContain(QUOTE)
    const others = view.items.filter(({ key }) => key !== quote.key)
    expect(others.map(({ target }) => target.origin?.type)).toEqual(others.map(() => 'mt'))
    expect(await billed()).toEqual({ scripted: others.map(({ source }) => source).join('').length })
  })
  it('is translated from English into Spanish where an engine does that', async () => {
    const engine = scriptedEngine(marked, { pairs: ['fr-es', 'en-es'] })
    await draft(engine)
    const { view, quote } = await into('es')
    expect(quote.target).toMatchObject({ target: `[es: ${QUOTE}]`, origin: { type: 'mt' } })
    expect(engine.requests.map(({ source, texts }) => [source, texts.includes(QUOTE)])).toEqual([
      ['fr', false],
      ['en', true],
    ])
    expect(view.translation.state).toBe('in_review')
  })
  it('stays as it is where none does, which is not in the way of the review', async () => {
    await draft(scriptedEngine(marked, { pairs: ['fr-es'] }))
    const { view, quote } = await into('es')
    expect(quote.target).toMatchObject({ target: QUOTE, origin: { type: 'source', language: 'en' } })
    expect(view.translation.state).toBe('in_review')
  })
  it('may be translated by a person, and is then held against the English', async () => {
    await draft(scriptedEngine(marked, { pairs: ['fr-en'] }))
    const { view, quote } = await into('en')
    const { id: translationId, version: expectedVersion } = view.translation
    const target = 'We opened the timetables, so that anybody could build something better.'
    await editSegment(pipeline.deps, { actor: ada, translationId, key: quote.key, target, expectedVersion })
    expect((await into('en')).quote.target).toMatchObject({
      target,
      origin: { type: 'human', basis: 'none' },
    })
  })
  it('teaches the memory nothing that is not a translation, and English to Spanish where that is what it is', async () => {
    await draft(scriptedEngine(marked, { pairs: ['fr-es', 'en-es', 'fr-en'] }))
    for (const target of ['en', 'es']) {
      const { view } = await into(target)
      await approveTranslation(pipeline.deps, { actor: bob, translationId: view.translation.id })
    }
    const { rows } = await pipeline.pool.query(
      'select source, target from memory_units where source_text = $1',
      [QUOTE],
    )
    expect(rows).toEqual([{ source: 'en', target: 'es' }])
  })
  it('is marked on every page where it is not in the language of the text around it', async () => {
    await draft(scriptedEngine(marked, { pairs: ['fr-es', 'fr-en'] }))
    for (const target of ['en', 'es']) {
      const { view } = await into(target)
      await approveTranslation(pipeline.deps, { actor: bob, translationId: view.translation.id })
    }
    await pipeline.drain()
    const found = await pipeline.library.find((await into('en')).view.slug)
    const html = (tag: string) => found?.versions.get(locale(tag))?.html.body
    const span = `<span lang="en" dir="ltr">${QUOTE}</span>`
    expect(html('fr')).toContain(span)
    expect(html('es')).toContain(span)
    expect(html('en')).toContain(`<p>${QUOTE}</p>`)
    expect(found?.versions.get(locale('fr'))?.content.body).toBe(BODY)
  })
})
