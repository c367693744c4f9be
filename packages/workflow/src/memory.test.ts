import { locale, SYSTEM, type TranslationUnit } from '@passerelle/domain'
import type { FileFault, RefusedEntry } from '@passerelle/interchange'
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
import { approveTranslation, importMemory, searchMemory, submitCase } from './index.ts'

const [fr, en, es] = [locale('fr'), locale('en'), locale('es')]

const unit = (
  sourceText: string,
  targetText: string,
  rest: Partial<TranslationUnit> = {},
): TranslationUnit => ({
  source: fr,
  target: en,
  sourceText,
  targetText,
  from: 'human',
  details: {},
  ...rest,
})

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline()
})
afterEach(() => pipeline.close())

type Entry = TranslationUnit | RefusedEntry | FileFault
const take = (entries: readonly Entry[], options: { domain?: string; source?: typeof fr } = {}) =>
  importMemory(pipeline.deps, { actor: SYSTEM, entries: streamed(entries), ...options })

async function* streamed<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items
}

const held = async (filter: Parameters<Pipeline['memory']['units']>[0] = {}) => {
  const units: TranslationUnit[] = []
  for await (const one of pipeline.memory.units(filter)) units.push(one)
  return units
}

const search = (text: string, source = fr, target = en) =>
  searchMemory(pipeline, { text, source, target, limit: 10 })

describe('importing', () => {
  it('takes each unit once, however often it comes', async () => {
    const units = [
      unit('Oui', 'Yes'),
      unit('Oui', 'Yes'),
      unit('Oui', 'Sure'),
      unit('Oui', 'Sí', { target: es }),
    ]
    expect(await take(units)).toEqual({ added: 3, known: 1, refused: 0, leftAside: 0 })
    expect(await take(units)).toEqual({ added: 0, known: 4, refused: 0, leftAside: 0 })
    expect(await held()).toEqual([units[0], units[2], units[3]])
  })

  it('gives every unit back as it came, in its order, over many pages', async () => {
    const details = {
      createdBy: 'ana',
      notes: ['a', 'b'],
      props: [['x', 'y']] as const,
      markup: { 1: ['<b>', '</b>'] as const },
    }
    const many = Array.from({ length: 4500 }, (_, n) =>
      unit(`Phrase <1>${n}</1>`, `Sentence <1>${n}</1>`, { details }),
    )
    await take(many)
    expect(await held()).toEqual(many)
  })

  it('takes a damaged file in as far as it can be read', async () => {
    const damage = { fault: 'not_well_formed', message: 'It is cut off.' } as const
    const many = Array.from({ length: 1500 }, (_, n) => unit(`Phrase ${n}`, `Sentence ${n}`))
    expect(await take([...many, damage])).toMatchObject({ added: 1500, damage })
    expect(await held()).toEqual(many)
  })

  it('goes on where it was broken off, by the print of the file, and counts all of it', async () => {
    const refused = { refused: 'No.', line: 1 } as const
    const many = Array.from({ length: 2500 }, (_, n) => unit(`Phrase ${n}`, `Sentence ${n}`))
    const breaking = (async function* () {
      yield refused
      yield* many.slice(0, 2200)
      throw new Error('The power is off.')
    })()
    const importing = { actor: SYSTEM, print: 'a' }
    await expect(importMemory(pipeline.deps, { ...importing, entries: breaking })).rejects.toThrow('power')
    expect(await held()).toHaveLength(1999)

    const resumed: number[] = []
    const again = () =>
      importMemory(pipeline.deps, {
        ...importing,
        entries: streamed<Entry>([refused, ...many]),
        onResume: (entries) => resumed.push(entries),
      })
    expect(await again()).toEqual({ added: 2500, known: 0, refused: 1, leftAside: 0 })
    expect(resumed).toEqual([2000])
    // What is over begins anew.
    expect(await again()).toEqual({ added: 0, known: 2500, refused: 1, leftAside: 0 })
    expect(resumed).toEqual([2000])
    expect(await held()).toEqual(many)
  })

  it('counts what is refused and what is in another direction', async () => {
    const entries = [unit('Oui', 'Yes'), { refused: 'No.', line: 3 }, unit('Sí', 'Yes', { source: es })]
    expect(await take(entries, { source: fr })).toEqual({ added: 1, known: 0, refused: 1, leftAside: 1 })
  })

  it('gives a subject field to units that name none, and an export can ask for one', async () => {
    await take([unit('Oui', 'Yes'), unit('Non', 'No', { domain: 'votes' })], { domain: 'health' })
    expect((await held()).map(({ domain }) => domain)).toEqual(['health', 'votes'])
    expect(await held({ domain: 'votes' })).toHaveLength(1)
    expect(await held({ source: fr, target: locale('en-GB') })).toHaveLength(2)
    expect(await held({ source: en })).toEqual([])
  })
})

describe('importing what is known from before there were patterns', () => {
  it('gives it one, so that a sentence with other numbers is found by it', async () => {
    const units = [unit('Il y a 12 rues ici.', 'There are 12 streets here.')]
    await take(units)
    await pipeline.pool.query('update imported_units set pattern = null')
    expect(await take(units)).toMatchObject({ added: 0, known: 1 })
    const { rows } = await pipeline.pool.query('select pattern from imported_units')
    expect(rows).toEqual([{ pattern: expect.stringMatching(/^[0-9a-f]{32}$/) }])
  })
})

describe('searching', () => {
  it('finds the same text first, then similar ones, then those that hold the words', async () => {
    await take([
      unit('Le budget participatif est ouvert à tous les habitants de la ville.', 'concordance'),
      unit('Le budget participatif est ouvert.', 'exact'),
      unit('Le budget participatif est fermé.', 'fuzzy'),
      unit('Une rue calme.', 'nothing'),
    ])
    const hits = await search(' Le budget participatif est  ouvert. ')
    expect(hits.map(({ match, unit: found }) => [match, found.targetText])).toEqual([
      ['exact', 'exact'],
      ['fuzzy', 'fuzzy'],
      ['fuzzy', 'concordance'],
    ])
    expect((await search('budget participatif')).map(({ match }) => match)).toEqual([
      'fuzzy',
      'fuzzy',
      'concordance',
    ])
  })

  it('finds words of scripts without spaces, and takes % and _ for what they are', async () => {
    await take([
      unit('市民は予算を決める', 'Citizens decide', { source: locale('ja') }),
      unit('Plus de 5 % ici', 'More'),
    ])
    expect(await search('予算', locale('ja'))).toMatchObject([
      { match: 'concordance', unit: { targetText: 'Citizens decide' } },
    ])
    expect(await search('%')).toHaveLength(1)
    expect(await search('_')).toEqual([])
    expect(await search('  ')).toEqual([])
  })

  it('takes a language for its variants, and one variant not for another', async () => {
    await take([
      unit('Oui', 'Yes', { target: locale('en-US') }),
      unit('Oui', 'Sim', { target: locale('pt-PT') }),
    ])
    expect(await search('Oui', locale('fr-CA'))).toHaveLength(1)
    expect(await search('Oui', fr, locale('pt-BR'))).toEqual([])
  })
})

describe('what was imported', () => {
  const sentence = 'Chacun peut proposer une idée.'
  const spanish = async () => {
    const page = await pipeline.views.translations({ target: es }, { limit: 10 })
    const view = await pipeline.views.translation(page.items[0]?.translation.id ?? '')
    if (view === undefined) throw new Error('There is no Spanish translation.')
    return view
  }
  const drafted = async (externalId: string) => {
    await submitCase(pipeline.deps, {
      actor: person('ingest', ['submitter']),
      submission: submission({ externalId }),
    })
    await pipeline.drain()
    return spanish()
  }
  const theirs = unit(sentence, 'Cada cual puede proponer una idea.', {
    source: locale('fr-FR'),
    target: locale('es-ES'),
  })

  it('serves a draft, and waits there for a reviewer like anything else', async () => {
    await take([theirs])
    const { items, translation } = await drafted('memory:1')
    expect(translation.state).toBe('blocked')
    expect(items.find(({ source }) => source === sentence)?.target).toMatchObject({
      state: 'translated',
      target: theirs.targetText,
      origin: { type: 'tm', match: 'exact', from: 'human' },
    })
  })

  it('comes after what was approved here, which an export gives and an import knows', async () => {
    await pipeline.close()
    pipeline = await openPipeline([scriptedEngine(marked, { pairs: ['fr-es'] })])
    const bob = person('bob', ['reviewer'], [es])
    await enrol(pipeline.pool, bob)
    const { translation, items } = await drafted('memory:2')
    await approveTranslation(pipeline.deps, { actor: bob, translationId: translation.id })
    const approved = await held({ source: fr, target: es })
    expect(approved).toHaveLength(items.length)
    expect(approved[0]).toMatchObject({ from: 'mt', engine: 'scripted', details: { changedBy: 'bob' } })
    expect(await take([...approved, theirs])).toMatchObject({ added: 1, known: items.length })
    const again = await drafted('memory:3')
    expect(again.items.find(({ source }) => source === sentence)?.target.target).toBe(`[es: ${sentence}]`)
    expect((await search(sentence, fr, es)).map(({ match, trust }) => [match, trust])).toEqual([
      ['exact', 'approved'],
      ['exact', 'imported'],
    ])
  })
})
