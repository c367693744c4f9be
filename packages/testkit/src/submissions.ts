import type { CaseContent, Format, Submission } from '@passerelle/domain'

const FRENCH = `Le budget participatif a été ouvert à tous les habitants. Chacun peut proposer une idée.

## Résultats

- Plus de **mille** propositions ont été reçues.
- Les réunions ont eu lieu dans [chaque quartier](https://example.org/quartiers).`

/** A French case of a few sentences; give what should differ. */
export function submission(
  changes: Partial<Omit<Submission, 'content'>> & { readonly content?: Partial<CaseContent> } = {},
): Submission {
  const { content, ...rest } = changes
  const format: Format = content?.format ?? 'markdown'
  return {
    externalId: 'test:budget',
    facts: { country: 'FR', topics: ['participation'], year: 2024 },
    ...rest,
    content: { title: 'Un budget pour tous les habitants', body: FRENCH, sections: {}, ...content, format },
  }
}
