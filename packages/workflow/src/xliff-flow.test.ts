import { isRefusal, locale, type TranslationId } from '@passerelle/domain'
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
import { exportXliff } from './export-xliff.ts'
import { importXliff, type XliffImport } from './import-xliff.ts'
import type { TranslationView } from './ports/index.ts'
import { submitCase } from './submit-case.ts'

const ingest = person('ingest', ['submitter'])
const ada = person('ada', ['reviewer'], [locale('es')])
const bob = person('bob', ['reviewer'], [locale('es')])
const english = person('eve', ['reviewer'], [locale('en')])

let pipeline: Pipeline
beforeAll(async () => {
  pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es', 'fr-en'] })])
  for (const someone of [ada, bob, english]) await enrol(pipeline.pool, someone)
})
afterAll(() => pipeline.close())

let cases = 0
/** A French case whose Spanish draft a machine wrote. */
async function spanish(): Promise<TranslationId> {
  cases += 1
  const made = await submitCase(pipeline.deps, {
    actor: ingest,
    submission: submission({ externalId: `xliff:${cases}` }),
  })
  if (isRefusal(made)) throw new Error(made.message)
  await pipeline.drain()
  const found = (await pipeline.views.case(made.id))?.translations.find(({ target }) => target === 'es')
  if (found === undefined) throw new Error('There is no Spanish translation.')
  return found.id
}

async function view(id: TranslationId): Promise<TranslationView> {
  const found = await pipeline.views.translation(id)
  if (found === undefined) throw new Error('There is no such translation.')
  return found
}

async function exported(translationId: TranslationId, version: '2.1' | '1.2' = '2.1'): Promise<string> {
  const file = await exportXliff(pipeline.deps, { actor: ada, translationId, version })
  if (isRefusal(file)) throw new Error(file.message)
  return file.xliff
}

async function imported(translationId: TranslationId, file: string, dryRun = false): Promise<XliffImport> {
  const result = await importXliff(pipeline.deps, {
    actor: ada,
    translationId,
    file: Buffer.from(file),
    dryRun,
  })
  if (isRefusal(result)) throw new Error(result.message)
  return result
}

const outcomes = ({ rows }: XliffImport): string[] => [...new Set(rows.map(({ outcome }) => outcome))]

describe('a translation as XLIFF', () => {
  it.each(['2.1', '1.2'] as const)('comes back unchanged from %s when nobody touched it', async (version) => {
    const id = await spanish()
    const before = await view(id)
    const result = await imported(id, await exported(id, version))
    expect(outcomes(result)).toEqual(['unchanged'])
    expect(result.rows).toHaveLength(before.items.length)
    expect((await view(id)).translation.version).toBe(before.translation.version)
  })

  it('takes what was changed in the file as the edit of whoever imports it, whatever state the file claims', async () => {
    const id = await spanish()
    const before = await view(id)
    const [first] = before.items
    const xliff = (await exported(id))
      .replace(first?.target.target ?? '', 'Un presupuesto para todos')
      .replaceAll('state="translated"', 'state="final"')
    const dry = await imported(id, xliff, true)
    expect(outcomes(dry)).toEqual(['taken', 'unchanged'])
    expect((await view(id)).items[0]?.target).toEqual(first?.target)

    expect(outcomes(await imported(id, xliff))).toEqual(['taken', 'unchanged'])
    const { translation, items } = await view(id)
    expect(translation).toMatchObject({ state: 'in_review', version: before.translation.version + 1 })
    expect(items[0]?.target).toMatchObject({
      target: 'Un presupuesto para todos',
      state: 'translated',
      origin: { type: 'human', by: 'ada', basis: 'mt', engine: 'scripted' },
    })
    expect(items.slice(1).map(({ target }) => target.origin?.type)).not.toContain('human')
    const approval = await approveTranslation(pipeline.deps, { actor: ada, translationId: id })
    expect(approval).toMatchObject({ code: 'own_text' })
    const events = await pipeline.views.events(translation.caseId)
    expect(events.filter(({ event }) => event.type === 'segment-edited')).toHaveLength(1)
  })

  it('lists a sentence that was changed on both sides, and keeps ours', async () => {
    const id = await spanish()
    const { translation, items } = await view(id)
    const [first] = items
    if (first === undefined) throw new Error('The translation is empty.')
    const xliff = (await exported(id)).replace(first.target.target, 'Del archivo')
    const edit = { actor: bob, translationId: id, key: first.key, target: 'De Bob' }
    await editSegment(pipeline.deps, { ...edit, expectedVersion: translation.version })
    const { rows } = await imported(id, xliff)
    expect(rows[0]).toMatchObject({ outcome: 'conflict', ours: 'De Bob', theirs: 'Del archivo' })
    expect((await view(id)).items[0]?.target.target).toBe('De Bob')
  })

  it('keeps lost codes as a draft with findings, as at the desk', async () => {
    const id = await spanish()
    const coded = (await view(id)).items.find(({ source }) => source.includes('<1>'))
    const xliff = await exported(id)
    const at = xliff.indexOf(`<unit id="${coded?.key}"`)
    const rest = xliff.slice(at).replace(/<target>.*<\/target>/, '<target>Sin marcas</target>')
    await imported(id, xliff.slice(0, at) + rest)
    const after = (await view(id)).items.find(({ key }) => key === coded?.key)
    expect(after?.target).toMatchObject({
      target: 'Sin marcas',
      findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]),
    })
  })

  it('of another case is refused row by row, and touches neither', async () => {
    const [one, other] = [await spanish(), await spanish()]
    const before = [await view(one), await view(other)]
    const result = await imported(one, (await exported(other)).replaceAll('[es:', '[xx:'))
    expect(result.rows.length).toBeGreaterThan(0)
    expect(new Set(result.rows.map((row) => row.outcome === 'refused' && row.reason))).toEqual(
      new Set(['other_case']),
    )
    expect([await view(one), await view(other)]).toEqual(before)
  })

  it('is not there for a reviewer of another language', async () => {
    const id = await spanish()
    const file = Buffer.from(await exported(id))
    const props = { actor: english, translationId: id }
    expect(await exportXliff(pipeline.deps, props)).toMatchObject({ code: 'not_found' })
    expect(await importXliff(pipeline.deps, { ...props, file })).toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['cut short', (xliff: string) => xliff.slice(0, -200)],
    ['with an entity bomb', (xliff: string) => xliff.replace('?>', '?><!DOCTYPE a [<!ENTITY b "c">]>')],
  ])('%s changes nothing and says why', async (_, damage) => {
    const id = await spanish()
    const before = await view(id)
    const file = Buffer.from(damage((await exported(id)).replaceAll('[es:', '[xx:')))
    const result = await importXliff(pipeline.deps, { actor: ada, translationId: id, file })
    expect(result).toMatchObject({ code: 'unreadable_file', message: expect.stringMatching(/[.]$/) })
    expect(await view(id)).toEqual(before)
  })
})
