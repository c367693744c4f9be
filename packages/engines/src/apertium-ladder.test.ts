import { describe, expect, test } from 'vitest'
import { climb, sameNumbers } from './apertium-ladder.ts'

/** Answers messages by a rule, and remembers them. */
function answering(rule: (message: string) => string) {
  const seen: string[][] = []
  return {
    seen,
    exchange: async (messages: readonly string[]) => {
      seen.push([...messages])
      return messages.map(rule)
    },
  }
}

describe('climb', () => {
  test('sends a text once when its answer is whole', async () => {
    const { seen, exchange } = answering((message) => message.replace('chat', 'gato'))
    expect(await climb(['Un <1>chat</1> à https://a.org.'], exchange)).toEqual([
      'Un <1>gato</1> à https://a.org.',
    ])
    expect(seen).toEqual([['Un [[t:c:1]]chat[[/]] à Zqkxaaa.[e]']])
  })

  test('sends again, another way, what came back without a code, and only that', async () => {
    const { seen, exchange } = answering((message) => message.replaceAll(/\[\[.*?\]\]/g, ''))
    expect(await climb(['a <1>b</1> c', 'd'], exchange)).toEqual(['a <1>b</1> c', 'd'])
    expect(seen[0]).toHaveLength(2)
    expect(seen.slice(1)).toEqual([['a [[t:c:1]]b[[/]] c.[e]'], ['a [h0]b[h1] c.[e]']])
  })

  test('holds numbers back where one was changed', async () => {
    const { exchange } = answering((message) => message.replace('1500', '1501'))
    expect(await climb(['in 1500'], exchange)).toEqual(['in 1500'])
  })

  test('splits at the codes what fails every way, so that nothing is lost', async () => {
    const { exchange } = answering((message) =>
      message
        .replaceAll(/\[(?!e\]).*?\]/g, '')
        .replaceAll(/Zqkx\w*/g, '')
        .replace('b', 'B'),
    )
    expect(await climb(['a <1/> b https://a.org <2>c</2> 12'], exchange)).toEqual([
      'a <1/> B https://a.org <2>c</2> 12',
    ])
  })

  test('keeps the source of a run that never comes back whole', async () => {
    const { exchange } = answering(() => 'cut off')
    expect(await climb(['a <1>b</1>'], exchange)).toEqual(['a <1>b</1>'])
  })

  test('an answer that names what was never sent is not believed', async () => {
    const { exchange } = answering((message) => message.replace('[e]', '[h7][e]'))
    expect(await climb(['a'], exchange)).toEqual(['a'])
  })
})

test('numbers are the same in another order and grouping, and no others', () => {
  expect(sameNumbers('12 of <1>30</1>', '30, 12')).toBe(true)
  expect(sameNumbers('12', '13')).toBe(false)
})
