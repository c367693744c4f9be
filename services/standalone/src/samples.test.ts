import { fieldsOf } from '@passerelle/domain'
import { detect, weigh } from '@passerelle/language'
import { expect, test } from 'vitest'
import { readSample } from './sample-file.ts'
import { readSamples } from './samples.ts'

const LANGUAGES = {
  'sample:argentina': 'es',
  'sample:price-bank': 'pt',
  'sample:decidim': 'fr',
  'sample:findingplaces': 'de',
  'sample:mh2k': 'en',
  'sample:pokhara': 'ne',
  'sample:prozorro-sale': 'uk',
  'sample:rahvaalgatus': 'et',
  'sample:san-francisco': 'en',
  'sample:skyrooms': 'en',
}

test('there are ten samples, each a case of its own', () => {
  const ids = readSamples().map(({ externalId }) => externalId)
  expect(new Set(ids).size).toBe(10)
})

test('a sample is what its head and its body say', () => {
  const sample = readSample(
    'x.md',
    '---json\n{ "externalId": "x", "title": "T", "topics": ["a"] }\n---\nHello *you*.\n',
  )
  expect(sample).toMatchObject({
    externalId: 'x',
    content: { title: 'T', body: 'Hello *you*.', format: 'markdown' },
    facts: { topics: ['a'] },
  })
})

test('sections stand behind their marks, and the body ends before the first', () => {
  const text =
    '---json\n{ "externalId": "x", "title": "T" }\n---\nBody.\n\n<!-- section: results -->\nTen.\n\n<!-- section: lessons -->\n- One.\n'
  const { content } = readSample('x.md', text)
  expect(content.body).toBe('Body.')
  expect(content.sections).toEqual({ results: 'Ten.', lessons: '- One.' })
})

test('the text alone tells the language of every sample, and none declares it', () => {
  const detected = readSamples().map(({ externalId, content, declaredLanguage }) => {
    const text = fieldsOf(content)
      .map((field) => field.text)
      .join('\n\n')
    return [
      externalId,
      declaredLanguage,
      weigh({ declared: null, detected: detect(text), interfaceLanguage: null }),
    ]
  })
  expect(detected).toEqual(
    Object.entries(LANGUAGES).map(([id, language]) => [
      id,
      undefined,
      expect.objectContaining({ language, decision: 'detected', reason: 'text-clear' }),
    ]),
  )
})

test('every sample has headings, a list, a link, emphasis and a section', () => {
  for (const { externalId, content } of readSamples()) {
    expect([externalId, /^## /m.test(content.body)]).toEqual([externalId, true])
    expect([externalId, /^(?:-|1\.) /m.test(content.body)]).toEqual([externalId, true])
    expect([externalId, /\]\(https?:/.test(content.body)]).toEqual([externalId, true])
    expect([externalId, /\*\*\S/.test(content.body)]).toEqual([externalId, true])
    expect(Object.keys(content.sections).length).toBeGreaterThan(0)
  }
})

test.each([
  ['no head', 'Hello.', /does not begin with a head/],
  [
    'a fact that is none',
    '---json\n{ "externalId": "x", "title": "T", "colour": "red" }\n---\nHello.\n',
    /colour/,
  ],
  ['no title', '---json\n{ "externalId": "x" }\n---\nHello.\n', /title/],
])('a sample with %s is named', (_, text, complaint) => {
  expect(() => readSample('x.md', text)).toThrow(complaint)
})
