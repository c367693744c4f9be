import { describe, expect, test } from 'vitest'
import { detect } from '../detect.ts'
import { detectDocument } from './document.ts'

const FRENCH = [
  'La ville a ouvert ses données de transport au printemps dernier, et chacun peut les lire.',
  'Depuis, neuf applications ont vu le jour, dont trois écrites par des lycéens.',
]
const ENGLISH = [
  'We opened the timetables so that anybody could build something better than we did.',
  'The council has published the minutes of all its meetings since spring.',
]
const body = (...words: readonly string[]) => words.map((each) => ({ field: 'body', words: each }))

describe('a document', () => {
  test('that quotes another language is clearly in its own', () => {
    const [first = '', second = ''] = FRENCH
    const texts = [first, ENGLISH[0] ?? '', second]
    expect(detect(texts.join('\n')).confidence).toBeLessThan(0.8)
    const found = detectDocument(body(...texts))
    expect(found.language).toBe('fr')
    expect(found.confidence).toBeGreaterThan(0.8)
  })
  test('half in each of two languages is in none, and both are named', () => {
    const found = detectDocument(body(...FRENCH, ...ENGLISH))
    expect(found.language).toBe('und')
    expect(found.alternatives.map(({ language }) => language).sort()).toEqual(['en', 'fr'])
  })
  test('in one language, and an empty one, are what the detector says', () => {
    expect(detectDocument(body(...FRENCH))).toEqual(detect(FRENCH.join('\n')))
    expect(detectDocument([])).toEqual(detect(''))
  })
})
