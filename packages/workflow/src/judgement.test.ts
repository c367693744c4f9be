import { type Format, isRefusal, locale, type TranslationId } from '@passerelle/domain'
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
import { confirmTarget } from './confirm-target.ts'
import { dismissFinding, undoDismissal } from './dismiss-finding.ts'
import { editSegment } from './edit-segment.ts'
import { submitCase } from './submit-case.ts'

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('es'), locale('en')])
const bob = person('bob', ['reviewer'], [locale('es'), locale('en')])

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es', 'fr-en'] })])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
})
afterAll(() => pipeline.close())

const submit = async (externalId: string, body: string, format: Format = 'markdown') => {
  const made = await submitCase(pipeline.deps, {
    actor: ingest,
    submission: submission({ externalId, content: { title: 'Le vote de la ville', body, format } }),
  })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const found = (await pipeline.views.case(made.id))?.translations.find(({ target }) => target === 'es')
  if (found === undefined) throw new Error('There is no Spanish translation.')
  return found.id
}
const read = async (id: TranslationId, source: RegExp) => {
  const found = await pipeline.views.translation(id)
  const item = found?.items.find((candidate) => source.test(candidate.source))
  if (found === undefined || item === undefined) throw new Error(`There is no ${source}.`)
  return { ...found, item, key: item.key, target: item.target }
}
const edit = async (id: TranslationId, source: RegExp, target: string, actor = ada) => {
  const { key, translation } = await read(id, source)
  const saved = await editSegment(pipeline.deps, {
    actor,
    translationId: id,
    key,
    target,
    expectedVersion: translation.version,
  })
  if (isRefusal(saved) || 'conflict' in saved) throw new Error('The edit was not taken.')
  return saved
}
const approve = async (id: TranslationId, actor = bob) => {
  const result = await approveTranslation(pipeline.deps, { actor, translationId: id })
  return isRefusal(result) ? result.code : result.state
}

const LINK = 'Le compte rendu est sur https://example.org/fr pour tous.'
const SPANISH = 'El informe está en https://example.org/es para todos.'

describe('a finding that a person dismisses', () => {
  const withError = async (externalId: string) => {
    const id = await submit(externalId, LINK, 'text')
    await edit(id, /compte rendu/, SPANISH)
    return { id, key: (await read(id, /compte rendu/)).key }
  }
  const dismiss = async (id: TranslationId, check = 'links', actor = bob) => {
    const { key } = await read(id, /compte rendu/)
    return dismissFinding(pipeline.deps, {
      actor,
      translationId: id,
      key,
      check,
      reason: 'The page exists in Spanish.',
    })
  }

  it('stands in the way no longer, says who and why, and stands again when that is taken back (R7)', async () => {
    const { id, key } = await withError('judge:1')
    expect(await approve(id)).toBe('blocking_findings')
    const dismissed = await dismiss(id)
    if (isRefusal(dismissed)) throw new Error(dismissed.message)
    const own = dismissed.segment.findings.filter(({ check }) => check === 'links')
    expect(own.length).toBeGreaterThan(0)
    for (const finding of own)
      expect(finding.dismissed).toMatchObject({ by: bob.id, reason: 'The page exists in Spanish.' })
    expect((await read(id, /compte rendu/)).judges.get(bob.id)).toBe('bob')
    expect(await dismiss(id)).toMatchObject({ code: 'unknown_finding' })
    const undone = await undoDismissal(pipeline.deps, { actor: bob, translationId: id, key, check: 'links' })
    expect(isRefusal(undone)).toBe(false)
    expect(await approve(id)).toBe('blocking_findings')
    await dismiss(id)
    expect(await approve(id)).toBe('approved')
    const events = await pipeline.views.events(dismissed.translation.caseId)
    expect(events.map(({ event }) => event)).toContainEqual({
      type: 'finding-dismissed',
      key,
      check: 'links',
      severity: 'error',
      reason: 'The page exists in Spanish.',
    })
  })

  it('comes back with another text, and stays away from the very same', async () => {
    const { id } = await withError('judge:2')
    await dismiss(id)
    const open = async () =>
      (await read(id, /compte rendu/)).target.findings.filter(
        ({ check, dismissed }) => check === 'links' && dismissed === undefined,
      ).length
    expect(await open()).toBe(0)
    await edit(id, /compte rendu/, `${SPANISH} Sí.`)
    expect(await open()).toBeGreaterThan(0)
    await edit(id, /compte rendu/, SPANISH)
    expect(await open()).toBe(0)
  })

  it('goes along with its target into a new revision of the source', async () => {
    const { id } = await withError('judge:3')
    await dismiss(id)
    expect(await approve(id)).toBe('approved')
    const next = await submit('judge:3', `${LINK} Une phrase nouvelle.`, 'text')
    const { target } = await read(next, /compte rendu/)
    expect(target.state).toBe('reviewed')
    expect(target.findings.some(({ dismissed }) => dismissed?.by === bob.id)).toBe(true)
    expect(await approve(next)).toBe('approved')
  })

  it('is none of the codes, none of another locale, and none that was read too long ago', async () => {
    const id = await submit('judge:4', 'Une [page](https://example.org) pour tous les habitants.')
    await edit(id, /pour tous/, 'Una página para todos los habitantes.')
    const { key } = await read(id, /pour tous/)
    const props = { translationId: id, key, check: 'xml-tags', reason: 'Never mind.' }
    expect(await dismissFinding(pipeline.deps, { ...props, actor: bob })).toMatchObject({
      code: 'not_dismissible',
    })
    const french = person('french', ['reviewer'], [locale('fr')])
    expect(await dismissFinding(pipeline.deps, { ...props, actor: french })).toMatchObject({
      code: 'not_found',
    })
    expect(await dismissFinding(pipeline.deps, { ...props, actor: bob, expectedVersion: 0 })).toMatchObject({
      code: 'edit_conflict',
    })
  })

  it('raises no conflict for whoever is writing in that segment', async () => {
    const { id, key } = await withError('judge:5')
    const { version } = (await read(id, /compte rendu/)).translation
    await dismiss(id)
    const late = { actor: ada, translationId: id, key, target: `${SPANISH} Aquí.`, expectedVersion: version }
    expect(await editSegment(pipeline.deps, late)).toMatchObject({ segment: { target: `${SPANISH} Aquí.` } })
  })
})

describe('a slip that is mended in the source', () => {
  const BEFORE = 'Les habitants ont particippé au vote de la ville.'
  const AFTER = 'Les habitants ont participé au vote de la ville.'
  const mended = async (externalId: string) => {
    const first = await submit(externalId, BEFORE)
    await edit(first, /habitants/, 'Los vecinos participaron en la votación.')
    expect(await approve(first)).toBe('approved')
    return submit(externalId, AFTER)
  }
  const confirm = async (id: TranslationId, actor = bob) =>
    confirmTarget(pipeline.deps, { actor, translationId: id, key: (await read(id, /habitants/)).key })

  it('carries the target over, which is not approved until one person has confirmed it', async () => {
    const id = await mended('slip:1')
    const { target } = await read(id, /habitants/)
    expect(target).toMatchObject({
      target: 'Los vecinos participaron en la votación.',
      origin: { type: 'human', by: 'ada' },
      madeFor: BEFORE,
    })
    expect(await approve(id)).toBe('unconfirmed')
    const confirmed = await confirm(id)
    expect(confirmed).toMatchObject({ segment: { origin: { by: 'ada', confirmed: { by: 'bob' } } } })
    expect(await confirm(id)).toMatchObject({ code: 'wrong_state' })
    // To confirm is not to write: the same person may approve.
    expect(await approve(id)).toBe('approved')
    await pipeline.drain()
    const { translation } = await read(id, /habitants/)
    const [version] = await pipeline.views.versions(translation.caseId, locale('es'))
    expect(version?.provenance.segments.map(({ origin }) => origin.confirmed?.by)).toContain('bob')
  })

  it('is settled by an edit too, and stays open over the next slip', async () => {
    const id = await mended('slip:2')
    await edit(id, /habitants/, 'Los vecinos participaron en la votación de la ciudad.')
    expect((await read(id, /habitants/)).target).not.toHaveProperty('madeFor')
    await mended('slip:3')
    const again = await submit('slip:3', 'Les habitants ont participé au vote de la villle.')
    // What the target was made for is the source before the first slip, however many follow.
    expect((await read(again, /habitants/)).target).toMatchObject({ madeFor: BEFORE })
  })

  it('has a machine draft made anew where nobody has looked at it, for the slip may have misled it', async () => {
    await submit('slip:4', 'Toute la ville a particippé à la fête.')
    const mendedText = 'Toute la ville a participé à la fête.'
    const id = await submit('slip:4', mendedText)
    const { target } = await read(id, /Toute la ville/)
    expect(target).toMatchObject({
      target: `[es: ${mendedText}]`,
      state: 'translated',
      origin: { type: 'mt' },
    })
    expect(target).not.toHaveProperty('madeFor')
  })
})

describe('what else a revision changes', () => {
  it('tells a link that leads elsewhere, keeps its target, and publishes the new address', async () => {
    const body = (address: string) =>
      `Le texte est sur [la page](https://example.org/${address}) de la ville.`
    expect(await approve(await submit('links:1', body('old')))).toBe('approved')
    const id = await submit('links:1', body('new'))
    const { item, target, translation } = await read(id, /Le texte/)
    expect(item.change).toEqual({
      type: 'relinked',
      links: [{ id: 1, was: 'https://example.org/old', now: 'https://example.org/new' }],
    })
    expect(target.state).toBe('reviewed')
    expect(await approve(id)).toBe('approved')
    await pipeline.drain()
    const [version] = await pipeline.views.versions(translation.caseId, locale('es'))
    expect(JSON.stringify(version?.html)).toContain('https://example.org/new')
    expect(JSON.stringify(version?.html)).not.toContain('https://example.org/old')
  })

  it('tells what is gone, and where it stood', async () => {
    const first = await submit(
      'gone:1',
      'La première phrase reste.\n\nLa deuxième phrase part.\n\nLa troisième reste.',
    )
    expect(await approve(first)).toBe('approved')
    const id = await submit('gone:1', 'La première phrase reste.\n\nLa troisième reste.')
    const { removed, key } = await read(id, /première/)
    expect(removed).toEqual([
      {
        after: key,
        field: 'body',
        source: 'La deuxième phrase part.',
        target: '[es: La deuxième phrase part.]',
      },
    ])
  })
})
