import { type Concept, locale, type Term, type TermStatus } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainView } from './coded.ts'
import { termbaseOf } from './termbase.ts'

const [fr, en, pt, br] = [locale('fr'), locale('en'), locale('pt'), locale('pt-BR')]
const term = (language: string, text: string, status: TermStatus = 'preferred'): Term => ({
  language: locale(language),
  text,
  status,
})
const concept = (id: string, terms: readonly Term[], rest: Partial<Concept> = {}): Concept => ({
  id,
  doNotTranslate: false,
  terms,
  ...rest,
})

const HALL = concept('hall', [
  term('fr', 'mairie'),
  term('fr', 'hôtel de ville', 'admitted'),
  term('en', 'town hall'),
  term('en', 'city hall', 'admitted'),
  term('en', 'mayoralty', 'deprecated'),
])
const base = termbaseOf([
  HALL,
  concept('pb', [term('fr', 'budget participatif'), term('en', 'participatory budget')]),
  concept('name', [term('en', 'Decidim')], { doNotTranslate: true, note: 'A platform.' }),
  concept('south', [term('en', 'Global South'), term('en', 'third world', 'deprecated')]),
  concept('mayor', [term('fr', 'maire'), term('en', 'mayor'), term('en', 'major', 'deprecated')]),
])
const report = (source: string, target: string) =>
  base.report({ source, target, sourceLanguage: fr, targetLanguage: en })

describe('a report', () => {
  test('tells what the source asks for and whether it stands, in any form', () => {
    expect(report('Deux <1>mairies</1>.', 'Two town halls.').uses).toMatchObject([
      {
        concepts: ['hall'],
        places: [{ start: 8, end: 15 }],
        wanted: ['town hall', 'city hall'],
        stands: true,
        forbidden: [],
      },
    ])
    expect(report('La mairie.', 'The house.').uses).toMatchObject([{ term: 'mairie', stands: false }])
  })

  test('shows a forbidden word in its place among codes and escapes, and mends it', () => {
    const target = 'See &lt;3> the <1>Mayoralty</1> and mayoralties.'
    const found = report('La mairie et les mairies.', target)
    expect(found.uses).toMatchObject([
      {
        forbidden: [{ text: 'mayoralty', place: { start: 18, end: 27 } }, { place: { start: 36, end: 47 } }],
      },
    ])
    // The plural of the second is not a matter of an s, and stays for a person.
    expect(found.repair).toBe('See &lt;3> the <1>Town hall</1> and mayoralties.')
  })

  test('forbids a word of a concept only where the source holds it, and one without a source everywhere', () => {
    expect(report('Une ville majeure.', 'A major city.').uses).toEqual([])
    expect(report('Le maire.', 'The major.').uses).toMatchObject([{ forbidden: [{ text: 'major' }] }])
    expect(report('Des pays pauvres.', 'In the third world.')).toMatchObject({
      uses: [{ places: [], forbidden: [{ text: 'third world' }] }],
      repair: 'In the Global South.',
    })
  })

  test('of a name says that it stays', () => {
    expect(report('Avec Decidim.', 'With Decidim.').uses).toMatchObject([{ keep: true, stands: true }])
    expect(report('Avec Decidim.', 'With We-decide.').uses).toMatchObject([{ keep: true, stands: false }])
  })

  test('of a word with several meanings takes the words of any', () => {
    const two = termbaseOf([
      concept('a', [term('fr', 'bureau'), term('en', 'office')]),
      concept('b', [term('fr', 'bureau'), term('en', 'desk')]),
    ])
    const pair = { source: 'Le bureau.', sourceLanguage: fr, targetLanguage: en }
    expect(two.report({ ...pair, target: 'The desk.' }).uses).toMatchObject([{ stands: true }])
    expect(two.report({ ...pair, target: 'The table.' }).uses).toMatchObject([
      { concepts: ['a', 'b'], wanted: ['office', 'desk'], stands: false },
    ])
  })
})

test('the word of the very locale comes before one that serves as well', () => {
  const both = termbaseOf([
    concept('bus', [term('fr', 'bus'), term('pt', 'autocarro'), term('pt-BR', 'ônibus')]),
  ])
  expect(both.preferred(['Le bus.'], fr, br)).toEqual([{ source: 'bus', target: 'ônibus' }])
  expect(both.preferred(['Le bus.'], fr, pt)).toEqual([{ source: 'bus', target: 'autocarro' }])
})

test('only terms that occur are preferred, a name as it stands; a glossary has them all', () => {
  expect(base.preferred(['Les budgets participatifs.', 'Avec Decidim'], fr, en)).toEqual([
    { source: 'budget participatif', target: 'participatory budget' },
    { source: 'Decidim', target: 'Decidim' },
  ])
  expect(base.glossary(fr, en)).toHaveLength(5)
})

test('a place of the words leads back to the same words among codes and escapes', () => {
  const piece = fc.constantFrom('a', ' ', 'mot', '<1>', '</1>', '<2/>', '&lt;', '&amp;', '<', '&', 'é', '🌍')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), fc.nat(), fc.nat(), (pieces, from, length) => {
      const text = pieces.join('')
      const view = plainView(text)
      const start = from % Math.max(1, view.plain.length)
      const place = { start, end: Math.min(view.plain.length, start + 1 + (length % 5)) }
      if (place.end <= place.start || view.isBroken(place)) return
      const back = view.placeOf(place)
      const words = text
        .slice(back.start, back.end)
        .replace(/&(lt|amp);/g, (_, name) => (name === 'lt' ? '<' : '&'))
      expect(words).toBe(view.plain.slice(place.start, place.end))
    }),
  )
})
