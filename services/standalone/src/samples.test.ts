import { expect, test } from 'vitest'
import { readSample } from './sample-file.ts'
import { readSamples } from './samples.ts'

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
