import { locale, SYSTEM, type TranslationUnit } from '@passerelle/domain'
import { openPipeline, type Pipeline } from '@passerelle/testkit'
import { importMemory } from '@passerelle/workflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createSimilarUnits } from './create-similar-units.ts'

const [fr, en] = [locale('fr'), locale('en')]

let pipeline: Pipeline
beforeEach(async () => {
  pipeline = await openPipeline()
})
afterEach(() => pipeline.close())

const unit = (sourceText: string, targetText: string, rest: Partial<TranslationUnit> = {}) => ({
  source: fr,
  target: en,
  sourceText,
  targetText,
  from: 'human' as const,
  details: {},
  ...rest,
})

async function take(...units: readonly TranslationUnit[]): Promise<void> {
  const entries = (async function* () {
    yield* units
  })()
  await importMemory(pipeline.deps, { actor: SYSTEM, entries })
}

const find = async (text: string, rest: Partial<Parameters<Pipeline['similar']['find']>[0]> = {}) => {
  const found = await pipeline.similar.find({ source: fr, target: en, text, limit: 5, minimum: 0.7, ...rest })
  return found.map(({ unit: { target }, ratio }) => [target, Math.round(ratio * 100)])
}

describe('similar units', () => {
  it('are found by how much alike their sources are, the best first', async () => {
    await take(
      unit('Le budget est fermé à tous.', 'closed'),
      unit('Le budget est ouvert à tous.', 'open'),
      unit('Une rue calme.', 'street'),
    )
    expect(await find('Le budget est ouvert à toutes.')).toEqual([
      ['open', 93],
      ['closed', 77],
    ])
    expect(await find('Le budget est ouvert à toutes.', { limit: 1 })).toEqual([['open', 93]])
    expect(await find('Le budget est ouvert à toutes.', { minimum: 0.9 })).toEqual([['open', 93]])
  })

  it('take white space and composition for what they are, and capitals for a difference', async () => {
    await take(unit('Le cafe\u0301\u00a0 noir', 'coffee'))
    expect(await find('Le café noir')).toEqual([['coffee', 100]])
    expect(await find('LE CAFÉ NOIR')).toEqual([])
  })

  it('are those of languages that serve', async () => {
    await take(
      unit('Oui, bien sûr.', 'yes', { target: locale('en-US') }),
      unit('Oui, bien sûr.', 'sim', { target: locale('pt-PT') }),
    )
    expect(await find('Oui, bien sur.')).toEqual([['yes', 93]])
    expect(await find('Oui, bien sur.', { target: locale('pt-BR') })).toEqual([])
  })

  it('are found as soon as they are committed, and never after they were withdrawn', async () => {
    await take(unit('Une rue calme.', 'street'))
    expect(await find('Le pont neuf.')).toEqual([])
    await take(unit('Le pont neuf.', 'bridge'), unit('Le pont neuf !', 'exclaimed'))
    expect(await find('Le pont neuf.')).toEqual([
      ['bridge', 100],
      ['exclaimed', 86],
    ])
    await pipeline.pool.query(`delete from imported_units where target_text = 'bridge'`)
    expect(await find('Le pont neuf.', { limit: 1 })).toEqual([['exclaimed', 86]])
    await take(unit('Le pont neuf.', 'again'))
    expect(await find('Le pont neuf.', { limit: 1 })).toEqual([['again', 100]])
  })

  it('are found though an older transaction was committed after a newer one had been read', async () => {
    const write = (target: string) =>
      `insert into imported_units (source, target, source_text, target_text, match_key, written_by, details, imported_by, imported_at)
       values ('fr', 'en', 'Le pont ${target}.', '${target}', 'Le pont ${target}.', 'human', '{}', 'system', now())`
    const slow = await pipeline.pool.connect()
    await slow.query('begin')
    await slow.query(write('slow'))
    await pipeline.pool.query(write('quick'))
    expect(await find('Le pont quick.')).toEqual([['quick', 100]])
    await slow.query('commit')
    slow.release()
    expect(await find('Le pont slow.', { minimum: 0.9 })).toEqual([['slow', 100]])
  })

  it('of a large memory are found while it is being read, and by two processes', async () => {
    await take(
      ...Array.from({ length: 12_000 }, (_, n) => unit(`La réunion numéro ${n} du conseil.`, `${n}`)),
    )
    const other = createSimilarUnits(pipeline.pool, pipeline.url)
    const query = {
      source: fr,
      target: en,
      text: 'La réunion numéro 11999 du conseil !',
      limit: 1,
      minimum: 0.9,
    }
    const found = await Promise.all([pipeline.similar, other].map((one) => one.find(query)))
    expect(found.flat().map((one) => one.unit.target)).toEqual(['11999', '11999'])
    await other.close()
  })

  it('start a thread of their own again when theirs has ended', async () => {
    await take(unit('Une rue calme.', 'street'))
    const brief = createSimilarUnits(pipeline.pool, pipeline.url, { idleMs: 1 })
    const query = { source: fr, target: en, text: 'Une rue calme.', limit: 1, minimum: 0.9 }
    for (let round = 0; round < 2; round += 1) {
      expect(await brief.find(query)).toMatchObject([{ ratio: 1 }])
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    await brief.close()
  })
})
