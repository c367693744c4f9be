import type { FieldName } from '@passerelle/domain'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Alignable, align } from './align.ts'
import { diffWords } from './diff-words.ts'

const body = (...sources: string[]): Alignable[] => sources.map((source) => ({ field: 'body', source }))
const told = (before: Alignable[], after: Alignable[]): string[] =>
  align(before, after, 'en').after.map((one) =>
    one.type === 'new' ? 'new' : `${one.type === 'edited' ? one.class : one.type} ${one.from}`,
  )

describe('two revisions', () => {
  it('that are the same have nothing but unchanged segments', () => {
    expect(align(body('A b.', 'C d.'), body('A b.', 'C d.'), 'en')).toEqual({
      after: [
        { type: 'unchanged', from: 0 },
        { type: 'unchanged', from: 1 },
      ],
      removed: [],
    })
  })
  it('tell what moved, what was edited, what is new and what is gone', () => {
    const before = body(
      'The park opened.',
      'Residents voted on the budget in 2015.',
      'It was free.',
      'Nobody paid.',
    )
    const after = body(
      'Nobody paid.',
      'The park opened.',
      'Residents voted on the budget in 2016.',
      'Buses ran all night.',
    )
    expect(told(before, after)).toEqual(['moved 3', 'unchanged 0', 'value 1', 'new'])
    expect(align(before, after, 'en').removed).toEqual([2])
  })
  it('keep twins apart by their neighbours, when the first of them goes', () => {
    expect(
      told(
        body('Yes.', 'First answer.', 'Yes.', 'Second answer.'),
        body('First answer.', 'Yes.', 'Second answer.'),
      ),
    ).toEqual(['unchanged 1', 'unchanged 2', 'unchanged 3'])
  })
  it('never take a segment of another field for the same', () => {
    const before: Alignable[] = [{ field: 'title', source: 'A budget for all' }]
    expect(told(before, body('A budget for all'))).toEqual(['new'])
  })
  it('call the likest half of a cut sentence edited, and the other new', () => {
    const whole = 'The city opened its books to everyone, and the residents chose what to build.'
    expect(told(body(whole), body('The city opened its books to everyone.', 'Residents chose.'))).toEqual([
      'wording 0',
      'new',
    ])
  })
  it('know an edited sentence again that has moved far away', () => {
    const others = Array.from(
      { length: 30 },
      (_, index) => `Sentence number ${'abcdefghij'[index % 10]}${index} stands still.`,
    )
    const [before, after] = [
      body('The comittee met in the old harbour.', ...others),
      body(...others, 'The committee met in the old harbour.'),
    ]
    expect(told(before, after).at(-1)).toBe('typo 0')
  })
})

const FIELDS: readonly FieldName[] = ['title', 'body']
const segment = fc.record({
  field: fc.constantFrom(...FIELDS),
  source: fc.oneof(
    fc.constantFrom('Yes.', 'No.', 'See below.'),
    fc
      .array(fc.constantFrom('city', 'budget', 'street', 'vote', 'open', 'not'), {
        minLength: 1,
        maxLength: 6,
      })
      .map((words) => `${words.join(' ')}.`),
  ),
})
const document = fc.array(segment, { maxLength: 20 })

describe('any alignment', () => {
  it('uses each older segment once at most, accounts for all, and calls the same only what is', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const alignment = align(before, after, 'en')
        const used = alignment.after.flatMap((one) => (one.type === 'new' ? [] : [one.from]))
        expect(new Set(used).size).toBe(used.length)
        expect([...used, ...alignment.removed].sort((a, b) => a - b)).toEqual([...before.keys()])
        alignment.after.forEach((one, index) => {
          if (one.type === 'new') return
          expect(before[one.from]?.field).toBe(after[index]?.field)
          const same = before[one.from]?.source === after[index]?.source
          expect(same).toBe(one.type !== 'edited')
        })
        expect(align(before, after, 'en')).toEqual(alignment)
      }),
    )
  })
  it('leaves no text without its twin while there is one', () => {
    fc.assert(
      fc.property(document, document, (before, after) => {
        const { after: aligned, removed } = align(before, after, 'en')
        const gone = new Set(removed.map((index) => `${before[index]?.field} ${before[index]?.source}`))
        aligned.forEach((one, index) => {
          if (one.type === 'new' || one.type === 'edited')
            expect(gone).not.toContain(`${after[index]?.field} ${after[index]?.source}`)
        })
      }),
    )
  })
  it('finds back a script of insertions, removals and moves of sentences that differ', () => {
    const size = 12
    const texts = Array.from(
      { length: size },
      (_, index) => `${'abcdefghijkl'[index]?.repeat(9)} ${index}xyz.`,
    )
    const script = fc.record({ kept: fc.subarray([...texts.keys()]), moved: fc.nat(size), to: fc.nat(size) })
    fc.assert(
      fc.property(script, ({ kept, moved, to }) => {
        const order = [...kept]
        const [one] = order.splice(moved % Math.max(1, order.length), 1)
        if (one !== undefined) order.splice(to % (order.length + 1), 0, one)
        const aligned = align(body(...texts), body(...order.map((index) => texts[index] ?? '')), 'en')
        expect(aligned.after.map((each) => each.type !== 'new' && each.from)).toEqual(order)
        expect(aligned.after.filter(({ type }) => type === 'moved').length).toBeLessThanOrEqual(1)
      }),
    )
  })
  it('of long documents, rewritten throughout or made of one sentence, is done in one walk', () => {
    const many = (text: (index: number) => string) =>
      body(...Array.from({ length: 10_000 }, (_, index) => text(index)))
    expect(
      align(
        many(() => 'Yes.'),
        many(() => 'Yes.').slice(1),
        'en',
      ).removed,
    ).toHaveLength(1)
    const edited = align(
      many((index) => `Street ${index} was closed to cars.`),
      many((index) => `Street ${index} was opened to cars.`),
      'en',
    )
    expect(edited.after.filter(({ type }) => type === 'edited').length).toBeGreaterThan(9_000)
  })
})

describe('words struck and put in', () => {
  it('are told apart, codes whole', () => {
    expect(diffWords('The <1>old</1> bridge.', 'The <1>new stone</1> bridge.')).toEqual([
      { type: 'same', tokens: ['The', ' ', '<1>'] },
      { type: 'removed', tokens: ['old'] },
      { type: 'added', tokens: ['new', ' ', 'stone'] },
      { type: 'same', tokens: ['</1>', ' ', 'bridge', '.'] },
    ])
  })
  it('make up both texts again', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', ' ', '<1>', '</1>', '橋', '.', "n'est"))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const runs = diffWords(before, after)
        const of = (without: string) =>
          runs.flatMap(({ type, tokens }) => (type === without ? [] : tokens)).join('')
        expect(of('added')).toBe(before)
        expect(of('removed')).toBe(after)
      }),
    )
  })
})
