import { locale, SYSTEM, type TranslationUnit } from '@passerelle/domain'
import { openPipeline, type Pipeline } from '@passerelle/testkit'
import { importMemory } from '@passerelle/workflow'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

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
})
