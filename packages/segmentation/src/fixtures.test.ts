import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname } from 'node:path'
import type { Format } from '@passerelle/domain'
import { describe, expect, it } from 'vitest'
import { extract } from './extract.ts'
import { isUnreadable } from './limits.ts'

const folder = new URL('../../../tests/fixtures/segmentation/', import.meta.url)
const formats: Readonly<Record<string, Format>> = { '.md': 'markdown', '.html': 'html', '.txt': 'text' }

interface Expected {
  readonly language: string
  readonly segments: readonly string[]
}

const documents = readdirSync(folder).flatMap((name) => {
  const format = formats[extname(name)]
  return format === undefined ? [] : [{ name, format }]
})

describe('a document of the fixtures', () => {
  it('is there', () => expect(documents.length).toBeGreaterThan(4))

  it.each(documents)('$name comes apart as its neighbour says', ({ name, format }) => {
    const neighbour = new URL(`${name}.json`, folder)
    const expected: Expected = JSON.parse(readFileSync(neighbour, 'utf8'))
    const extracted = extract(readFileSync(new URL(name, folder), 'utf8'), format, {
      language: expected.language,
    })
    if (isUnreadable(extracted)) throw new Error(extracted.unreadable)
    const segments = extracted.segments.map(({ source }) => source)
    if (process.env.UPDATE_FIXTURES === '1') {
      writeFileSync(neighbour, `${JSON.stringify({ language: expected.language, segments }, null, 2)}\n`)
    }
    expect(segments).toEqual(expected.segments)
  })
})
