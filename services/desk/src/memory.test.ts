import { locale, SYSTEM, type TranslationUnit } from '@passerelle/domain'
import { importMemory } from '@passerelle/workflow'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type DeskUnderTest, openDesk, type PersonName } from './testing/open-desk.ts'

const unit = (sourceText: string, targetText: string, target = 'en'): TranslationUnit => ({
  source: locale('fr'),
  target: locale(target),
  sourceText,
  targetText,
  from: 'human',
  details: { createdBy: 'ana@example.org' },
})

let desk: DeskUnderTest
beforeAll(async () => {
  desk = await openDesk()
  const entries = (async function* () {
    yield unit('Le <1>budget</1> est ouvert.', 'The <1>budget</1> is open.')
    yield unit('Le budget de <b>', 'The budget of <b>')
    yield unit('100 % du budget_total', '100 % of the total')
    yield unit('El presupuesto', 'Le presupuesto', 'es')
  })()
  await importMemory(desk.pipeline.deps, { actor: SYSTEM, entries })
})
afterAll(() => desk.close())

const search = async (who: PersonName, query: Record<string, string>) => {
  const url = `/api/v1/memory/search?${new URLSearchParams(query)}`
  const reply = await desk.app.inject({ url, headers: desk.as(who) })
  const body: { items: { sourceText: string }[]; next: string | null } = reply.json()
  return { status: reply.statusCode, body, sources: body.items?.map(({ sourceText }) => sourceText) }
}

describe('words are found in the memory', () => {
  test('in the source or in the target, all of them, in any capitals and order, the newest first', async () => {
    expect((await search('ada', { q: 'BUDGET le' })).sources).toEqual([
      'Le budget de <b>',
      'Le <1>budget</1> est ouvert.',
    ])
    expect((await search('ada', { q: 'open' })).body.items).toEqual([
      {
        source: 'fr',
        target: 'en',
        sourceText: 'Le <1>budget</1> est ouvert.',
        targetText: 'The <1>budget</1> is open.',
        trust: 'imported',
        from: 'human',
      },
    ])
    expect((await search('ada', { q: 'ouvert of' })).sources).toEqual([])
  })

  test('page by page', async () => {
    const first = await search('ada', { q: 'budget', limit: '2' })
    expect(first.sources).toHaveLength(2)
    const rest = await search('ada', { q: 'budget', limit: '2', cursor: first.body.next ?? '' })
    expect([rest.sources, rest.body.next]).toEqual([['Le <1>budget</1> est ouvert.'], null])
  })

  test("in a pair of languages, of one origin, and never in another person's languages", async () => {
    expect((await search('ada', { q: 'presupuesto', target: 'es' })).sources).toHaveLength(1)
    expect((await search('ada', { q: 'presupuesto', target: 'en' })).sources).toEqual([])
    expect((await search('ada', { q: 'budget', trust: 'approved' })).sources).toEqual([])
    expect((await search('carla', { q: 'budget' })).sources).toEqual([])
    expect((await search('carla', { q: 'presupuesto' })).sources).toHaveLength(1)
    expect((await search('admin', { q: 'presupuesto' })).sources).toHaveLength(1)
  })

  test('S17: as they are, not as patterns, and a wish that makes no sense is refused', async () => {
    expect((await search('ada', { q: '% _' })).sources).toEqual(['100 % du budget_total'])
    expect((await search('ada', { q: "'; drop table imported_units; --" })).sources).toEqual([])
    expect((await search('ada', { q: '\\' })).sources).toEqual([])
    for (const wrong of [{ cursor: "imported-1' or" }, { limit: '0' }, { source: '%' }, { q: '' }])
      expect((await search('ada', { q: 'a', ...wrong })).status).toBe(400)
  })

  test('at the desk with the words marked, side by side, and markup in a text stays text', async () => {
    const page = async (query: string) =>
      (await desk.app.inject({ url: `/desk/memory${query}`, headers: desk.as('ada') })).body
    const found = await page('?q=budget')
    expect(found).toContain('The <mark>budget</mark> is open.')
    expect(found).toContain('The <mark>budget</mark> of &#x3C;b>')
    expect(await page('?q=unfindable')).toContain('no unit with all these words')
    expect(await page('?q=a&source=%25&cursor=x&trust=y')).toContain('<mark>')
    expect(await page('')).toContain('Type a word')
  })
})
