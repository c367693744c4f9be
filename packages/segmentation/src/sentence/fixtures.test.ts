import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LANGUAGES } from './languages.ts'
import { KINDS, ORDINALS } from './rules.ts'
import { sentenceStarts } from './split.ts'

// The files of ../../fixtures/sentences, a language each; the README beside them says how a line is written.
const folder = new URL('../../fixtures/sentences/', import.meta.url)
const files = readdirSync(folder).filter((name) => name.endsWith('.txt'))

const linesOf = (file: string): string[] =>
  readFileSync(new URL(file, folder), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('#'))

const piecesOf = (line: string): string[] =>
  line.split(/(?<!\\)\|/).map((piece) => piece.replaceAll('\\|', '|').replaceAll('\\n', '\n'))

function split(text: string, language: string): string[] {
  const starts = [0, ...sentenceStarts(text, language)]
  return starts.map((start, index) => text.slice(start, starts[index + 1] ?? text.length))
}

describe.each(files)('the fixtures of %s', (file) => {
  const language = file.replace('.txt', '')
  it.each(linesOf(file))('%s', (line) => {
    const pieces = piecesOf(line)
    expect(split(pieces.join(''), language)).toEqual(pieces)
  })

  it('stay as they are when each sentence is split alone', () => {
    for (const piece of linesOf(file).flatMap(piecesOf)) expect(split(piece, language)).toEqual([piece])
  })
})

describe('the lists of a language', () => {
  const known = readdirSync(new URL('languages/', import.meta.url)).map((name) => name.replace('.json', ''))

  it.each(known)('%s are loaded; else name the file in languages.ts', (tag) => {
    expect(LANGUAGES.has(tag)).toBe(true)
  })

  it.each([...LANGUAGES])('%s hold what the README allows', (_, data) => {
    expect(
      Object.keys(data).filter((key) => ![...KINDS, 'starters', 'ordinals', 'stops'].includes(key)),
    ).toEqual([])
    expect(data.ordinals === undefined || ORDINALS.has(data.ordinals)).toBe(true)
    const words = KINDS.flatMap((kind) => (data[kind] ?? '').split(' '))
    expect(words.filter((word) => word.endsWith('.'))).toEqual([])
    expect((data.starters ?? '').toLowerCase()).toBe(data.starters ?? '')
  })
})

describe('whatever the text', () => {
  const text = fc.string({
    unit: fc.constantFrom(
      'a',
      'B',
      ' ',
      '.',
      '!',
      '?',
      '…',
      '\n',
      '"',
      '“',
      '”',
      '(',
      ')',
      '「',
      '」',
      '。',
      '1',
      '•',
      ',',
      'é',
      '🎉',
      'Dr',
      'the',
      '\u0301',
    ),
    maxLength: 80,
  })
  const language = fc.constantFrom('en', 'de', 'ja', 'el', 'und', 'tlh')

  it('the starts ascend within it, and never part a character', () => {
    fc.assert(
      fc.property(text, language, (value, tag) => {
        const starts = sentenceStarts(value, tag)
        expect(starts).toEqual([...new Set(starts)].sort((a, b) => a - b))
        for (const start of starts) {
          expect(start > 0 && start < value.length).toBe(true)
          expect(value.slice(start).isWellFormed() && value.slice(0, start).isWellFormed()).toBe(true)
        }
      }),
    )
  })

  it('repeated sentences stay apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), (count) => {
        expect(sentenceStarts('Yes. '.repeat(count), 'en')).toHaveLength(count - 1)
      }),
    )
  })
})
