import { checkWith } from '@passerelle/runtime'
import { expect, test } from 'vitest'
import { submissionSchema } from './submission-schema.ts'

const schema = submissionSchema()
const good = { externalId: 'city:42', title: 'A title', body: 'A text.', format: 'markdown' }

test('the least that a case needs is taken', () => {
  expect(checkWith(schema, good)).toEqual({
    ok: true,
    value: {
      externalId: 'city:42',
      content: { title: 'A title', body: 'A text.', format: 'markdown', sections: {} },
      facts: { topics: [] },
    },
  })
})

test('everything that a case may have is taken, in its canonical form', () => {
  const sent = {
    ...good,
    summary: 'Short.',
    language: 'pt-br',
    interfaceLanguage: 'und',
    country: 'br',
    organisation: ' City hall ',
    year: 2024,
    topics: ['a', ' a', 'b'],
    url: 'https://example.org/x',
    sections: { results: 'Many.', lessons: '  ' },
  }
  expect(checkWith(schema, sent)).toEqual({
    ok: true,
    value: {
      externalId: 'city:42',
      declaredLanguage: 'pt-BR',
      content: {
        title: 'A title',
        summary: 'Short.',
        body: 'A text.',
        format: 'markdown',
        sections: { results: 'Many.' },
      },
      facts: {
        country: 'BR',
        organisation: 'City hall',
        year: 2024,
        topics: ['a', 'b'],
        url: 'https://example.org/x',
      },
    },
  })
})

test.each([
  [{ title: ' \n\t' }, 'title', 'must not be empty.'],
  [{ body: '' }, 'body', 'must not be empty.'],
  [{ title: 'a\0b' }, 'title', 'holds a NUL character (U+0000); take it out.'],
  [{ body: 'x \ud800 y' }, 'body', 'holds half of a surrogate pair, which is no character; take it out.'],
  [{ title: 'x'.repeat(301) }, 'title', 'must have at most 300 characters.'],
  [{ externalId: 'a\nb' }, 'externalId', 'must be one line without control characters.'],
  [{ externalId: 7 }, 'externalId', 'must be text.'],
  [{ format: 'docx' }, 'format', "must be 'markdown' or 'html' or 'text'."],
  [{ language: 'french' }, 'language', "must be a language tag (BCP 47) such as 'fr' or 'pt-BR'."],
  [{ country: 'France' }, 'country', "must be a country's two letters (ISO 3166-1), such as 'FR'."],
  [{ year: 24 }, 'year', 'must be a year of four digits.'],
  [{ year: '2024' }, 'year', 'must be a whole number.'],
  [{ url: 'javascript:alert(1)' }, 'url', "must be an address that starts with 'https://' or 'http://'."],
  [{ topics: [''] }, 'topics.0', 'must not be empty.'],
  [{ topics: Array.from({ length: 51 }, String) }, 'topics', 'must have at most 50 entries.'],
  [{ sections: { result: 'x' } }, 'sections.result', 'is not a field that is known here.'],
  [{ sections: { results: 'a\0' } }, 'sections.results', 'holds a NUL character (U+0000); take it out.'],
  [{ titel: 'x' }, 'titel', 'is not a field that is known here.'],
])('%o is refused by the name of its field', (wrong, field, message) => {
  expect(checkWith(schema, { ...good, ...wrong })).toMatchObject({ ok: false, errors: [{ field, message }] })
})

test('all wrong fields are named at once', () => {
  const checked = checkWith(schema, { format: 'x', topics: 'y' })
  const fields = checked.ok ? [] : checked.errors.map(({ field }) => field)
  expect(fields).toEqual(['externalId', 'title', 'body', 'format', 'topics'])
})
