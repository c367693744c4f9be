import { isRefusal, locale, type Translation, type TranslationId } from '@passerelle/domain'
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
import { publishVersion } from './publish-version.ts'
import { requestChanges } from './request-changes.ts'
import { restoreVersion } from './restore-version.ts'
import { submitCase } from './submit-case.ts'

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('es'), locale('en')])
const bob = person('bob', ['reviewer'], [locale('es'), locale('en')])
const admin = person('admin', ['admin'])
const engine = scriptedEngine(marked, { pairs: ['fr-es', 'fr-en'] })

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline([engine])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
})
afterAll(() => pipeline.close())

const submit = async (changes: Parameters<typeof submission>[0] = {}) => {
  const result = await submitCase(pipeline.deps, { actor: ingest, submission: submission(changes) })
  if (isRefusal(result)) throw new Error(result.message)
  await pipeline.drain()
  return result
}
const spanish = async (id: string): Promise<TranslationId> => {
  const found = (await pipeline.views.case(id))?.translations.find(({ target }) => target === 'es')
  if (found === undefined) throw new Error('There is no Spanish translation.')
  return found.id
}
const view = async (id: TranslationId) => {
  const found = await pipeline.views.translation(id)
  if (found === undefined) throw new Error('There is no such translation.')
  return found
}
const edit = (
  translationId: TranslationId,
  key: string,
  target: string,
  expectedVersion: number,
  actor = ada,
) =>
  pipeline.views.translation(translationId).then((found) => {
    const item = found?.items.find((candidate) => candidate.key === key)
    if (item === undefined) throw new Error('There is no such segment.')
    return editSegment(pipeline.deps, { actor, translationId, key: item.key, target, expectedVersion })
  })
const stateOf = (result: Translation | { code: string }): string =>
  'code' in result ? result.code : result.state
const approve = async (translationId: TranslationId, actor = bob) =>
  stateOf(await approveTranslation(pipeline.deps, { actor, translationId }))

describe('a case in French', () => {
  it('is detected, published as it is, drafted with its origin and given to the reviewer with the fewest', async () => {
    const { id, slug } = await submit({ externalId: 'flow:1' })
    const overview = await pipeline.views.case(id)
    expect(overview?.revision.detection).toMatchObject({ language: 'fr', decision: 'detected' })
    expect(overview?.translations.map(({ target, state }) => `${target} ${state}`)).toEqual([
      'en in_review',
      'es in_review',
    ])
    expect((await pipeline.library.find(slug))?.original.provenance.kind).toBe('original')
    const { translation, items } = await view(await spanish(id))
    expect([ada.id, bob.id]).toContain(translation.assignee)
    for (const { target } of items)
      expect(target).toMatchObject({ state: 'translated', origin: { type: 'mt', engine: 'scripted' } })
  })

  it('reaches Spanish readers once approved, with who reviewed what a machine wrote', async () => {
    const { id, slug } = await submit({ externalId: 'flow:2' })
    const translation = await spanish(id)
    expect((await pipeline.library.find(slug))?.versions.has(locale('es'))).toBe(false)
    expect(await approve(translation)).toBe('approved')
    await pipeline.drain()
    expect((await view(translation)).translation.state).toBe('published')
    const version = (await pipeline.library.find(slug))?.versions.get(locale('es'))
    expect(version?.content.title).toContain('[es: ')
    expect(version?.html.body).toContain('<strong>')
    expect(version?.provenance).toMatchObject({
      kind: 'machine_reviewed',
      reviewerName: 'bob',
      engines: ['scripted'],
      source: 'fr',
    })
    expect((await pipeline.library.find(slug))?.versions.has(locale('en'))).toBe(false)
  })

  it('is not approved by whoever changed a sentence of it, but by another (four eyes)', async () => {
    const { id } = await submit({ externalId: 'flow:3' })
    const translation = await spanish(id)
    const { items, translation: before } = await view(translation)
    const key = items[0]?.key ?? ''
    const saved = await edit(translation, key, 'Un presupuesto para todos', before.version)
    expect(saved).toMatchObject({
      segment: { origin: { type: 'human', by: 'ada', basis: 'mt', engine: 'scripted' } },
    })
    expect(await approve(translation, ada)).toBe('own_text')
    expect(await approve(translation, bob)).toBe('approved')
  })
})

describe('two reviewers in one translation', () => {
  it('who save the same segment: the second is told what stands there now, and nothing is lost (R1)', async () => {
    const { id } = await submit({ externalId: 'flow:r1' })
    const translation = await spanish(id)
    const { items, translation: read } = await view(translation)
    const key = items[1]?.key ?? ''
    await edit(translation, key, 'De Ada', read.version, ada)
    expect(await edit(translation, key, 'De Bob', read.version, bob)).toMatchObject({
      conflict: true,
      current: { target: 'De Ada' },
    })
    expect((await view(translation)).items[1]?.target.target).toBe('De Ada')
  })
  it('who save different segments do not disturb each other', async () => {
    const { id } = await submit({ externalId: 'flow:r1b' })
    const translation = await spanish(id)
    const { items, translation: read } = await view(translation)
    await edit(translation, items[0]?.key ?? '', 'Uno', read.version, ada)
    expect(await edit(translation, items[1]?.key ?? '', 'Dos', read.version, bob)).toMatchObject({
      segment: { target: 'Dos' },
    })
  })
  it('who approve at once: one wins', async () => {
    const { id } = await submit({ externalId: 'flow:r5' })
    const translation = await spanish(id)
    const results = await Promise.all([
      approve(translation, ada),
      approve(translation, bob),
      approve(translation, admin),
    ])
    expect(results.sort()).toEqual(['approved', 'wrong_state', 'wrong_state'])
  })
  it('saving the same text again changes nothing and makes nobody its author', async () => {
    const { id } = await submit({ externalId: 'flow:same' })
    const translation = await spanish(id)
    const { items, translation: read } = await view(translation)
    await edit(translation, items[0]?.key ?? '', items[0]?.target.target ?? '', read.version, ada)
    expect((await view(translation)).translation.version).toBe(read.version)
    expect(await approve(translation, ada)).toBe('approved')
  })
})

describe('a source that changes', () => {
  it('while its translation is being approved makes that approval stale (R2)', async () => {
    const { id } = await submit({ externalId: 'flow:r2' })
    const translation = await spanish(id)
    await submit({ externalId: 'flow:r2', content: { title: 'Un autre titre' } })
    expect(await approve(translation)).toBe('stale_revision')
  })
  it('after publication leaves the page as it was, and re-opens only what changed (R3)', async () => {
    const { id, slug } = await submit({ externalId: 'flow:r3' })
    await approve(await spanish(id))
    await pipeline.drain()
    const asked = engine.requests.length
    await submit({ externalId: 'flow:r3', content: { title: 'Un titre tout nouveau' } })
    const page = await pipeline.library.find(slug)
    expect(page?.currentRevision).toBe(2)
    expect(page?.versions.get(locale('es'))?.revision).toBe(1)
    const { items } = await view(await spanish(id))
    expect(items.filter(({ target }) => target.state === 'translated').map(({ source }) => source)).toEqual([
      'Un titre tout nouveau',
    ])
    const texts = engine.requests
      .slice(asked)
      .flatMap((request) => (request.target === 'es' ? request.texts : []))
    expect(texts).toEqual(['Un titre tout nouveau'])
  })
})

describe('a revised source', () => {
  const revise = (externalId: string, body: string) =>
    submit({ externalId, content: { body, format: 'text' } })

  it('keeps the approved target of what stayed or moved, also of repeated sentences when one of them goes', async () => {
    const { id } = await revise('flow:twins', 'Oui.\n\nPremière réponse.\n\nOui.\n\nSeconde réponse.')
    const first = await spanish(id)
    const { items, translation } = await view(first)
    const twins = items.filter(({ source }) => source === 'Oui.')
    await edit(first, twins[0]?.key ?? '', 'Sí, claro.', translation.version)
    await edit(first, twins[1]?.key ?? '', 'Sí, señora.', translation.version)
    expect(await approve(first)).toBe('approved')
    await revise('flow:twins', 'Seconde réponse.\n\nPremière réponse.\n\nOui.')
    const now = await view(await spanish(id))
    const kept = now.items.map(({ source, target, change }) => [
      source,
      target.target,
      target.state,
      change?.type,
    ])
    expect(kept.slice(1)).toEqual([
      ['Seconde réponse.', '[es: Seconde réponse.]', 'reviewed', 'moved'],
      ['Première réponse.', '[es: Première réponse.]', 'reviewed', 'unchanged'],
      ['Oui.', 'Sí, señora.', 'reviewed', 'unchanged'],
    ])
  })
  it('says of each segment what became of it, and what an edited one was', async () => {
    const { id } = await revise('flow:edited', 'La rue est ouverte. Le vote a eu lieu en 2015.')
    const draft = await view(await spanish(id))
    expect(draft.items.every(({ change }) => change === undefined)).toBe(true)
    await revise('flow:edited', 'La rue est fermée. Le vote a eu lieu en 2015.')
    const second = await spanish(id)
    expect((await view(second)).items.every(({ change }) => change === undefined)).toBe(true)
    expect(await approve(second)).toBe('approved')
    await revise('flow:edited', "La rue n'est pas fermée. Le vote a eu lieu en 2016. Tout le monde est venu.")
    const third = await view(await spanish(id))
    expect(third.items.slice(1).map(({ change }) => change)).toEqual([
      {
        type: 'edited',
        class: 'wording',
        was: { source: 'La rue est fermée.', target: '[es: La rue est fermée.]' },
      },
      {
        type: 'edited',
        class: 'value',
        was: { source: 'Le vote a eu lieu en 2015.', target: '[es: Le vote a eu lieu en 2015.]' },
      },
      { type: 'new' },
    ])
    const [key, version] = [third.items[1]?.key ?? '', third.translation.version]
    await edit(third.translation.id, key, 'La calle no está cerrada.', version)
    expect((await view(third.translation.id)).items[1]?.change?.type).toBe('edited')
  })
})

describe('a reviewer', () => {
  it('sends a translation back with a comment, and an edit brings it up for review again', async () => {
    const { id } = await submit({ externalId: 'flow:changes' })
    const translation = await spanish(id)
    const sent = await requestChanges(pipeline.deps, {
      actor: bob,
      translationId: translation,
      comment: 'Demasiado literal.',
    })
    expect(stateOf(sent)).toBe('changes_requested')
    const { items, translation: read } = await view(translation)
    const saved = await edit(translation, items[0]?.key ?? '', 'Un presupuesto', read.version)
    expect(saved).toMatchObject({ translation: { state: 'in_review' } })
  })
  it('of another locale finds nothing there', async () => {
    const { id } = await submit({ externalId: 'flow:idor' })
    const french = person('french', ['reviewer'], [locale('fr')])
    expect(await approve(await spanish(id), french)).toBe('not_found')
  })
})

describe('a publication under way', () => {
  it('goes out with the text that was approved while it was put together, without a second announcement', async () => {
    const { id } = await submit({ externalId: 'flow:anew' })
    const translationId = await spanish(id)
    expect(await approve(translationId)).toBe('approved')
    let builds = 0
    const parser: typeof pipeline.deps.parser = {
      ...pipeline.deps.parser,
      build: async (...asked) => {
        builds += 1
        if (builds === 1) {
          const { translation, items } = await view(translationId)
          await edit(translationId, items[0]?.key ?? '', 'Un presupuesto nuevo', translation.version)
          expect(await approve(translationId)).toBe('approved')
        }
        return pipeline.deps.parser.build(...asked)
      },
    }
    await publishVersion({ ...pipeline.deps, parser }, { of: 'translation', translationId })
    expect(builds).toBe(2)
    expect((await view(translationId)).translation.state).toBe('published')
    const [version] = await pipeline.views.versions(id, locale('es'))
    expect(version?.content.title).toBe('Un presupuesto nuevo')
  })
})

describe('a published page', () => {
  it('that is edited stays as it is until another person approves the change', async () => {
    const { id, slug } = await submit({ externalId: 'flow:live' })
    const translation = await spanish(id)
    await approve(translation, bob)
    await pipeline.drain()
    const { items, translation: read } = await view(translation)
    await edit(translation, items[0]?.key ?? '', 'Título corregido', read.version, ada)
    await pipeline.drain()
    const before = (await pipeline.library.find(slug))?.versions.get(locale('es'))
    expect(before?.content.title).toContain('[es: ')
    expect(await approve(translation, bob)).toBe('approved')
    await pipeline.drain()
    const after = (await pipeline.library.find(slug))?.versions.get(locale('es'))
    expect(after?.content.title).toBe('Título corregido')
    const restored = await restoreVersion(pipeline.deps, {
      actor: admin,
      caseId: read.caseId,
      number: before?.number ?? 0,
    })
    expect(isRefusal(restored)).toBe(false)
    expect((await pipeline.library.find(slug))?.versions.get(locale('es'))?.number).toBe(before?.number)
  })
})

describe('the audit', () => {
  it('holds every act in chains that verify, and names the first broken link', async () => {
    expect(await pipeline.views.verifyAudit()).toMatchObject({ ok: true })
    const { rows } = await pipeline.pool.query(
      'select case_id, number from events order by case_id, number limit 1 offset 3',
    )
    await expect(pipeline.pool.query('update events set actor = $1', ['nobody'])).rejects.toThrow(
      /append-only/,
    )
    await pipeline.pool.query('alter table events disable trigger events_append_only')
    await pipeline.pool.query('update events set actor = $1 where case_id = $2 and number = $3', [
      'mallory',
      rows[0].case_id,
      rows[0].number,
    ])
    expect(await pipeline.views.verifyAudit()).toEqual({
      ok: false,
      caseId: rows[0].case_id,
      event: rows[0].number,
    })
  })
})
