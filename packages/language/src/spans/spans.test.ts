import { readdirSync, readFileSync } from 'node:fs'
import { locale } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { spanLanguages } from './spans.ts'

// A pair of files is a test: NAME.txt holds a segment a line, NAME.tags the document's language, then a line for each
// segment: the language that it differs in, `-` where it must be the document's, `*` where either is right.
const FIXTURES = new URL('../../fixtures/spans/', import.meta.url)
const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, FIXTURES), 'utf8').trimEnd().split('\n')
const names = readdirSync(FIXTURES).flatMap((name) => (name.endsWith('.txt') ? [name.slice(0, -4)] : []))

const body = (...words: string[]) => words.map((each) => ({ field: 'body', words: each }))

describe('the languages of a document', () => {
  test.each(names)('are told segment by segment: %s', (name) => {
    const texts = linesOf(`${name}.txt`)
    const [document = '', ...expected] = linesOf(`${name}.tags`)
    expect(expected).toHaveLength(texts.length)
    const found = spanLanguages(body(...texts), locale(document)).map((language) => language ?? '-')
    expect(found.map((tag, index) => (expected[index] === '*' ? '*' : tag))).toEqual(expected)
  })
})

const FRENCH = 'Le conseil a publié le compte rendu de toutes ses réunions.'
const ENGLISH = 'The council has published the minutes of all its meetings since spring.'

test('a title too short to tell is in the language of the body', () => {
  const title = { field: 'title', words: 'Open data' }
  expect(spanLanguages([title, ...body(FRENCH, FRENCH)], locale('fr'))).toEqual([null, null, null])
})

test('a title that is a sentence in another language is a span, whatever the first sentence of the body is', () => {
  const title = { field: 'title', words: 'How a small town opened its budget to everybody who lives there' }
  expect(spanLanguages([title, ...body(FRENCH)], locale('fr'))).toEqual(['en', null])
})

test('a phrase follows the neighbours of its own field alone', () => {
  const phrase = 'Not in our town'
  expect(spanLanguages(body(ENGLISH, phrase, ENGLISH), locale('fr'))).toEqual(['en', 'en', 'en'])
  expect(spanLanguages([{ field: 'summary', words: phrase }, ...body(ENGLISH)], locale('fr'))).toEqual([
    null,
    'en',
  ])
})

test('a relative takes two clear sentences, as one is mostly a mistake of the detector', () => {
  const slovak = 'Mesto zverejnilo rozpočet na internete, aby ho mohol čítať každý obyvateľ.'
  const czech = 'Rada města každý měsíc zveřejňuje zápisy ze svých jednání.'
  expect(spanLanguages(body(czech, slovak, czech), locale('cs'))).toEqual([null, null, null])
  expect(spanLanguages(body(czech, slovak, slovak, czech), locale('cs'))).toEqual([null, 'sk', 'sk', null])
})

test('regions and scripts are no other language', () => {
  const portuguese = 'A prefeitura publicou o orçamento da cidade para todos os moradores.'
  expect(spanLanguages(body(portuguese), locale('pt-BR'))).toEqual([null])
})

test('a document in no known language has no spans', () => {
  expect(spanLanguages(body(FRENCH, ENGLISH), locale('und'))).toEqual([null, null])
})

test('what a person has said the whole is not in, no sentence of it is in', () => {
  const mistakes = [locale('en')]
  expect(spanLanguages(body(ENGLISH, FRENCH), locale('sco'), { mistakes })).toEqual([null, 'fr'])
})

test('beyond the limit segments are the document’s', () => {
  expect(spanLanguages(body(ENGLISH, ENGLISH), locale('fr'), { mostSegments: 1 })).toEqual(['en', null])
})

test('there are as many answers as segments, whatever they hold', () => {
  const text = fc.oneof(fc.string(), fc.constantFrom(FRENCH, ENGLISH, '「', '«', '"'))
  const segment = fc.record({ field: fc.constantFrom('title', 'body'), words: text })
  fc.assert(
    fc.property(
      fc.array(segment, { maxLength: 12 }),
      fc.constantFrom('fr', 'en', 'zh', 'und'),
      (all, tag) => {
        expect(spanLanguages(all, locale(tag))).toHaveLength(all.length)
      },
    ),
  )
})
