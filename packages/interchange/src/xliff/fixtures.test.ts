import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isFault } from '../failure.ts'
import { readXliff } from './read.ts'

const folder = new URL('../../../../tests/fixtures/xliff/', import.meta.url)
const files = readdirSync(folder).filter((name) => /xlf$|xliff$/.test(name))

describe('a file in the shape of', () => {
  it.each(files)('%s is read as its neighbour says', (name) => {
    const content = readXliff(readFileSync(new URL(name, folder)))
    if (isFault(content)) throw new Error(content.message)
    const found = {
      sourceLanguage: content.sourceLanguage,
      targetLanguage: content.targetLanguage,
      units: content.units.map(({ key, source, target, state, problem }) => ({
        key,
        source,
        target,
        state,
        ...(problem === undefined ? {} : { problem }),
      })),
    }
    const neighbour = new URL(`${name}.json`, folder)
    if (process.env.UPDATE_FIXTURES === '1') writeFileSync(neighbour, `${JSON.stringify(found, null, 2)}\n`)
    expect(found).toEqual(JSON.parse(readFileSync(neighbour, 'utf8')))
  })
})
