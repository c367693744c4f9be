export interface DeeplGlossary {
  readonly id: string
  readonly name: string
  readonly source: string
  readonly target: string
  /** Tab-separated lines of a source and a target. */
  readonly entries: string
}

/** The glossaries of DeepL's version 3, each with one dictionary: as many as its tests need. */
export interface DeeplShelf {
  readonly names: () => readonly DeeplGlossary[]
  readonly answer: (
    method: string,
    path: string,
    body: string,
  ) => { readonly status: number; readonly value: unknown }
}

export function deeplShelf(): DeeplShelf {
  let kept: readonly DeeplGlossary[] = []
  let made = 0
  const shown = ({ id, name, source, target, entries }: DeeplGlossary) => ({
    glossary_id: id,
    name,
    creation_time: '2026-01-01T00:00:00Z',
    dictionaries: [{ source_lang: source, target_lang: target, entry_count: entries.split('\n').length }],
  })
  return {
    names: () => kept,
    answer(method, path, body) {
      const id = path.split('/')[3]
      if (method === 'GET' && id === undefined) return { status: 200, value: { glossaries: kept.map(shown) } }
      if (method === 'DELETE' && id !== undefined) {
        const known = kept.some((one) => one.id === id)
        kept = kept.filter((one) => one.id !== id)
        return known ? { status: 204, value: null } : { status: 404, value: { message: 'Not found' } }
      }
      const form = new URLSearchParams(body)
      const field = (name: string): string => form.get(`dictionaries[0].${name}`) ?? ''
      if (method !== 'POST' || field('entries') === '' || field('entries_format') !== 'tsv')
        return { status: 400, value: { message: 'Bad request' } }
      made += 1
      const glossary = {
        id: `glossary-${made}`,
        name: form.get('name') ?? '',
        source: field('source_lang'),
        target: field('target_lang'),
        entries: field('entries'),
      }
      kept = [...kept, glossary]
      return { status: 201, value: shown(glossary) }
    },
  }
}
