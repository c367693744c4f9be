import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type InlinePart, plainText, writeInline } from '../inline.ts'
import { codeFaults, repairCodes } from './index.ts'

describe('the repair of a target', () => {
  it.each([
    [
      'a pair that is gone, around the name it was around',
      'Voir <1>Decidim</1> en ligne.',
      'See Decidim online.',
      'See <1>Decidim</1> online.',
    ],
    ['a pair around everything', '<1>Un budget pour tous</1>', 'A budget for all', '<1>A budget for all</1>'],
    ['a pair around all but the stop', '<1>Un budget</1>.', 'A budget.', '<1>A budget</1>.'],
    [
      'a code that stands alone, after the same word',
      'En 2016<1/>, la ville',
      'In 2016, the city',
      'In 2016<1/>, the city',
    ],
    ['a code at the end', 'La ville a voté.<1/>', 'The city voted.', 'The city voted.<1/>'],
    [
      'a code between two others',
      'a <1/> b <2/> c <3/> d',
      'one <1/> two three <3/> four',
      'one <1/> two <2/>three <3/> four',
    ],
    [
      'an end that is gone',
      'Le <1>conseil municipal</1> vote.',
      'The <1>city council votes.',
      'The <1>city council</1> votes.',
    ],
    [
      'a beginning that is gone',
      'Le <1>conseil</1> vote.',
      'The council</1> votes.',
      'The <1>council</1> votes.',
    ],
    ['a double', 'Un <1/> pont', 'A <1/> bridge<1/>', 'A <1/> bridge'],
    [
      'a pair split in two',
      'Le <1>pont de bois</1>',
      'The <1>wooden</1> <1>bridge</1>',
      'The <1>wooden</1> bridge',
    ],
    ['an invention', 'Un pont', 'A <7>bridge</7>', 'A bridge'],
    ['a wrong number', 'Un <1>pont</1>', 'A <2>bridge</2>', 'A <1>bridge</1>'],
    [
      'two pairs with one number',
      '<1>Un</1> et <2>deux</2>',
      '<1>One</1> and <1>two</1>',
      '<1>One</1> and <2>two</2>',
    ],
    ['a crossing', '<1>a <2>b</2></1> c', '<1>a <2>b</1> c</2>', '<1>a <2>b</2></1> c'],
    ['a pair the wrong way round', 'Un <1>pont</1>', 'A </1>bridge<1>', 'A <1>bridge</1>'],
    ['an end without its slash', 'Un <1>pont</1>', 'A <1>bridge<1>', 'A <1>bridge</1>'],
    [
      'a pair turned alone',
      'Le <1>pont</1> est ouvert',
      'The <1/>bridge is open',
      'The <1>bridge</1> is open',
    ],
    ['an empty pair turned alone', 'Le <1></1>pont', 'The <1/>bridge', 'The <1></1>bridge'],
    ['a code that was opened', 'Le <1/>pont', 'The <1></1>bridge', 'The <1/>bridge'],
    ['blanks inside', 'Un <1>pont</1>', 'A < 1>bridge</ 1 >', 'A <1>bridge</1>'],
    ['escaped brackets', 'Un <1>pont</1>', 'A &lt;1&gt;bridge&lt;/1&gt;', 'A <1>bridge</1>'],
    ['full-width signs', '<1>橋</1>', '＜1＞다리＜／１＞', '<1>다리</1>'],
    ['digits of another script', 'Un <1>pont</1>', 'पुल <१>है</१>', 'पुल <1>है</1>'],
    ['a bracket cut off', 'Un <1>pont</1>', 'A <1bridge</1>', 'A <1>bridge</1>'],
    ['the lost half of a pair that ends elsewhere', '<1>Il a dit oui', 'He said yes', '<1>He said yes'],
  ])('mends %s', (_, source, target, repaired) => {
    expect(repairCodes(source, target)?.target).toBe(repaired)
  })
  it('leaves comparisons and percentages alone, and what the source writes itself', () => {
    for (const [source, target] of [
      ['<1>Moins</1> de 1 %', '<1>Less</1> than 1 %: < 1 % or <1%'],
      ['Le code &lt;1> dans <1>le</1> texte', 'The code &lt;1> in <1>the</1> text'],
      ['Sans code', 'a < 1 > b'],
    ] as const)
      expect(codeFaults(source, target)).toEqual([])
  })
  it('is not offered where the source repeats a code', () => {
    expect(repairCodes('<1/> et <1/>', 'and')).toBeUndefined()
  })
  it('says where it put what was missing', () => {
    expect(repairCodes('En 2016<1/>, oui', 'In 2016, yes')?.added).toEqual([{ code: '<1/>', at: 7 }])
  })
})

// Sources with codes as documents have them: numbered from 1, nested, some halves.
const word = fc.constantFrom('pont', 'ville', '2016', ' ', '. ', 'é', '橋', '<', '&lt;', 'a')
const source = fc
  .array(fc.oneof(word, fc.constantFrom('(', ')', '/', 'half')), { maxLength: 14 })
  .map((pieces) => {
    const parts: InlinePart[] = []
    const open: number[] = []
    let id = 0
    for (const piece of pieces) {
      if (piece === '(') open.push(++id)
      if (piece === '(' || piece === 'half') parts.push({ type: 'open', id: piece === '(' ? id : ++id })
      else if (piece === '/') parts.push({ type: 'alone', id: ++id })
      else if (piece === ')') {
        const last = open.pop()
        if (last !== undefined) parts.push({ type: 'close', id: last })
      } else parts.push({ type: 'text', value: piece })
    }
    for (let last = open.pop(); last !== undefined; last = open.pop()) parts.push({ type: 'close', id: last })
    return writeInline(parts)
  })
const target = fc
  .array(
    fc.oneof(
      word,
      fc.nat(5).chain((id) => fc.constantFrom(`<${id}>`, `</${id}>`, `<${id}/>`)),
      fc.nat(5).chain((id) => fc.constantFrom(`< ${id}>`, `&lt;/${id}&gt;`, `＜${id}＞`)),
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''))

const withoutLookalikes = (text: string): string =>
  plainText(text).replace(/[<＜]\s?\/?\d[>＞]?|&gt;|[<＜>＞/\d\s]/gu, '')

describe('any repair', () => {
  it('has no faults, changes no word, and is repaired already', () => {
    fc.assert(
      fc.property(source, target, (from, to) => {
        const repair = repairCodes(from, to)
        if (repair === undefined) return
        expect(codeFaults(from, repair.target)).toEqual([])
        expect(withoutLookalikes(repair.target)).toBe(withoutLookalikes(to))
        expect(repairCodes(from, repair.target)).toBeUndefined()
      }),
      { numRuns: 2_000 },
    )
  })
  it('is found for every target of well-written codes, with its very words', () => {
    const plain = fc
      .array(
        fc.oneof(
          fc.constantFrom('pont', 'ville', ' ', '. ', 'é', '橋'),
          fc.nat(5).chain((id) => fc.constantFrom(`<${id}>`, `</${id}>`, `<${id}/>`)),
        ),
        { maxLength: 14 },
      )
      .map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(source, plain, (from, to) => {
        const repair = repairCodes(from, to)
        if (codeFaults(from, to).length === 0) expect(repair).toBeUndefined()
        else expect(plainText(repair?.target ?? 'none')).toBe(plainText(to))
      }),
      { numRuns: 2_000 },
    )
  })
  it('points into the target', () => {
    fc.assert(
      fc.property(source, target, (from, to) => {
        for (const { places } of codeFaults(from, to))
          for (const { start, end } of places) expect(to.slice(start, end)).toMatch(/\p{Nd}/u)
      }),
    )
  })
})
