import { isRefusal, locale, type Origin, type TranslationId } from '@passerelle/domain'
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
import { editSegment } from './edit-segment.ts'
import { restoreVersion } from './restore-version.ts'
import { settleLanguage } from './settle-language.ts'
import { submitCase } from './submit-case.ts'

const es = locale('es')
const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [es])
const bob = person('bob', ['reviewer'], [es])
const admin = person('admin', ['admin'])

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
  for (const someone of [ada, bob]) await enrol(pipeline.pool, someone)
})
afterEach(() => pipeline.close())

const drafted = async (externalId: string, changes: Parameters<typeof submission>[0] = {}) => {
  const made = await submitCase(pipeline.deps, {
    actor: ingest,
    submission: submission({ externalId, ...changes }),
  })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  return spanish(made.id)
}
const spanish = async (caseId: string) => {
  const found = (await pipeline.views.case(caseId))?.translations.find(({ target }) => target === 'es')
  const view = await pipeline.views.translation(found?.id ?? '')
  if (view === undefined) throw new Error('There is no Spanish translation.')
  return view
}
type View = Awaited<ReturnType<typeof spanish>>

const write = async (view: View, source: string, target: string) => {
  const item = view.items.find((one) => one.source === source)
  if (item === undefined) throw new Error(`There is no '${source}'.`)
  const { id } = view.translation
  await editSegment(pipeline.deps, {
    actor: ada,
    translationId: id,
    key: item.key,
    target,
    expectedVersion: 99,
  })
}
const approve = async ({ translation }: View) => {
  const approved = await approveTranslation(pipeline.deps, { actor: bob, translationId: translation.id })
  if (isRefusal(approved)) throw new Error(approved.message)
}
const targetsOf = (view: View): Readonly<Record<string, [string, Origin | null]>> =>
  Object.fromEntries(view.items.map(({ source, target }) => [source, [target.target, target.origin]]))

const held = async (id: TranslationId) => {
  const { rows } = await pipeline.pool.query('select * from memory_units where translation_id = $1', [id])
  return rows
}

describe('what an approval writes', () => {
  it('is a unit for each segment, with its codes, its neighbours and the subjects of its case', async () => {
    const view = await drafted('recall:1')
    await approve(view)
    const units = await held(view.translation.id)
    expect(units).toHaveLength(view.items.length)
    const coded = units.find(({ source_text }) => source_text.includes('mille'))
    expect(coded).toMatchObject({
      source: 'fr',
      target: 'es',
      codes: [{ id: 1, kind: 'pc', type: 'strong' }],
      context: expect.stringMatching(/^[0-9a-f]{32}$/),
      domains: ['participation'],
      approved_by: bob.kind === 'person' ? bob.id : '',
    })
  })
})

describe('the same sentence', () => {
  const dialogue = (lines: string[]) => ({ content: { title: 'Un débat', body: lines.join('\n\n') } })
  const lines = [
    'La ville ouvre-t-elle ses comptes ?',
    'Oui, bien sûr.',
    'Et les quartiers votent-ils ?',
    'Oui, bien sûr.',
  ]

  it('is translated as it was between the same neighbours, and elsewhere as it was last', async () => {
    const view = await drafted('recall:2', dialogue(lines))
    const answers = ({ items }: View) => items.filter(({ source }) => source === 'Oui, bien sûr.')
    const words = ['Sí, los abre.', 'Sí, votan.']
    for (const [index, { key }] of answers(view).entries())
      await editSegment(pipeline.deps, {
        actor: ada,
        translationId: view.translation.id,
        key,
        target: words[index] ?? '',
        expectedVersion: 99,
      })
    await approve(await spanish(view.translation.caseId))
    const again = await drafted('recall:3', dialogue([...lines, 'Merci à tous.']))
    const [one, two] = answers(again).map(({ target }) => target)
    expect([one?.target, two?.target]).toEqual(['Sí, los abre.', expect.stringMatching(/^Sí, /)])
    expect(one?.origin).toMatchObject({ match: 'in-context', percent: 101, from: 'mt' })
    expect(two?.origin).toMatchObject({ match: 'exact', percent: 99, penalties: ['machine'] })
  })
})

describe('a sentence that differs in numbers alone', () => {
  it('gets them from the memory at no cost, says so, and is checked', async () => {
    const before = 'Depuis le 12 mars 2019, la ville a reçu 1 250 idées.'
    const now = 'Depuis le 3 octobre 2024, la ville a reçu 12 800 idées.'
    const first = await drafted('recall:4', { content: { title: 'Idées', body: before } })
    await write(first, before, 'Desde el 12 de marzo de 2019, la ciudad ha recibido 1250 ideas.')
    await approve(await spanish(first.translation.caseId))
    const billed = async () => (await pipeline.pool.query('select sum(characters) from ledger')).rows
    const spent = await billed()
    const second = await drafted('recall:5', { content: { title: 'Idées', body: now } })
    const [target, origin] = targetsOf(second)[now] ?? []
    expect(target).toBe('Desde el 3 de octubre de 2024, la ciudad ha recibido 12.800 ideas.')
    expect(origin).toMatchObject({ type: 'tm', match: 'patched', percent: 98, penalties: ['machine'] })
    expect(second.items.find(({ source }) => source === now)?.target.findings).toEqual([])
    expect(await billed()).toEqual(spent)
  })
})

describe('an approval that is taken back', () => {
  it('takes its units with it when somebody edits the text, and writes them anew when it is approved again', async () => {
    const view = await drafted('recall:6')
    await approve(view)
    const title = 'Un budget pour tous les habitants'
    await write(await spanish(view.translation.caseId), title, 'Un presupuesto para todos')
    expect(await held(view.translation.id)).toEqual([])
    await approve(await spanish(view.translation.caseId))
    const units = await held(view.translation.id)
    expect(units.find(({ source_text }) => source_text === title)?.target_text).toBe(
      'Un presupuesto para todos',
    )
    expect(units).toHaveLength(view.items.length)
  })

  it('does so when an earlier version is restored in its place', async () => {
    const view = await drafted('recall:7')
    await approve(view)
    await pipeline.drain()
    await write(await spanish(view.translation.caseId), 'Un budget pour tous les habitants', 'Otro título')
    await approve(await spanish(view.translation.caseId))
    await pipeline.drain()
    const { caseId } = view.translation
    const [, first] = await pipeline.views.versions(caseId, es)
    await restoreVersion(pipeline.deps, { actor: admin, caseId, number: first?.number ?? 0 })
    expect(await held(view.translation.id)).toEqual([])
  })

  it('does so when the language turns out to be another, and not when the source goes on', async () => {
    const view = await drafted('recall:8')
    await approve(view)
    await drafted('recall:8', {
      content: { title: 'Un budget pour tous', body: 'Tout est neuf ici, dit la ville.' },
    })
    expect(await held(view.translation.id)).toHaveLength(view.items.length)
    const next = await spanish(view.translation.caseId)
    await approve(next)
    const { caseId } = view.translation
    await settleLanguage(pipeline.deps, { actor: bob, caseId, language: locale('ca') })
    expect(await held(next.translation.id)).toEqual([])
  })
})
