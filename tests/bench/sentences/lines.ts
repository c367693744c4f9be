import { readdirSync, readFileSync } from 'node:fs'

/** A text of the fixtures with the sentences that it holds. */
export interface Line {
  /** BCP 47. */
  readonly language: string
  readonly text: string
  readonly sentences: readonly string[]
}

const folder = new URL('../../../packages/segmentation/fixtures/sentences/', import.meta.url)

/** The fixtures of the sentence split, which linguists write; the README beside them tells their form. */
export const fixtureLines = (): Line[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .flatMap((name) =>
      readFileSync(new URL(name, folder), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== '' && !line.startsWith('#'))
        .map((line) => {
          const sentences = line
            .split(/(?<!\\)\|/)
            .map((piece) => piece.replaceAll('\\|', '|').replaceAll('\\n', '\n'))
          return { language: name.replace('.txt', ''), text: sentences.join(''), sentences }
        }),
    )

/** Running prose: the project's own documentation without its code, each paragraph a line. */
export function prose(): string {
  const docs = new URL('../../../docs/', import.meta.url)
  return readdirSync(docs, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .flatMap((name) =>
      readFileSync(new URL(name, docs), 'utf8')
        .replaceAll(/^```[\s\S]*?^```/gm, '')
        .split(/\n{2,}/),
    )
    .map((paragraph) => paragraph.replaceAll(/\s+/g, ' '))
    .join('\n')
}
