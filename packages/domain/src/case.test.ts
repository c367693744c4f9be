import { describe, expect, it } from 'vitest'
import { type CaseContent, fieldsOf, withFields } from './case.ts'

const content: CaseContent = {
  title: 'Titre',
  body: '# Corps',
  format: 'markdown',
  sections: { results: 'Des *résultats*', innovation: 'Du neuf' },
}

describe('the fields of a case', () => {
  it('come in reading order, title and summary as plain text', () => {
    expect(fieldsOf({ ...content, summary: 'Bref' }).map(({ field, format }) => [field, format])).toEqual([
      ['title', 'text'],
      ['summary', 'text'],
      ['body', 'markdown'],
      ['sections.innovation', 'markdown'],
      ['sections.results', 'markdown'],
    ])
  })
  it('leave out what is not there', () => {
    expect(
      fieldsOf({ title: 'T', body: '', format: 'text', sections: {} }).map(({ field }) => field),
    ).toEqual(['title'])
  })
  it('are replaced one by one, and a summary that was absent stays absent', () => {
    const replaced = withFields(
      content,
      new Map([
        ['title', 'Title'],
        ['sections.results', 'Results'],
      ] as const),
    )
    expect(replaced).toEqual({
      ...content,
      title: 'Title',
      sections: { results: 'Results', innovation: 'Du neuf' },
    })
    expect('summary' in replaced).toBe(false)
  })
})
