import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { APERTIUM_RUNGS } from './apertium-rungs.ts'
import { climb, FREE } from './protection/ladder.ts'
import { ladderBook } from './protection/record.ts'

/** Answers messages by a rule, and remembers them. */
function answering(rule: (message: string) => string) {
  const seen: string[][] = []
  return {
    seen,
    translate: async (texts: readonly string[]): Promise<readonly string[]> => {
      const reply = await climb(texts, {
        ...FREE,
        rungs: APERTIUM_RUNGS,
        exchange: async (messages) => {
          seen.push([...messages])
          return { ok: true, texts: messages.map(rule), billedCharacters: 0 }
        },
        terms: [],
        record: ladderBook()(locale('fr'), locale('es')),
      })
      return reply.ok ? reply.texts : []
    },
  }
}

describe('the ladder of Apertium', () => {
  test('sends a text once when its answer is whole', async () => {
    const { seen, translate } = answering((message) => message.replace('chat', 'gato'))
    expect(await translate(['Un <1>chat</1> à https://a.org.'])).toEqual(['Un <1>gato</1> à https://a.org.'])
    expect(seen).toEqual([['Un [[t:c:1]]chat[[/]] à Zqkxaaa.[e]']])
  })

  test('sends again, another way, what came back without a code, and only that', async () => {
    const { seen, translate } = answering((message) => message.replaceAll(/\[\[.*?\]\]/g, ''))
    expect(await translate(['a <1>b</1> c', 'd'])).toEqual(['a <1>b</1> c', 'd'])
    expect(seen[0]).toHaveLength(2)
    expect(seen.slice(1)).toEqual([['a [[t:c:1]]b[[/]] c.[e]'], ['a [h0]b[h1] c.[e]']])
  })

  test('holds numbers back where one was changed', async () => {
    const { translate } = answering((message) => message.replace('1500', '1501'))
    expect(await translate(['in 1500'])).toEqual(['in 1500'])
  })

  test('splits at the codes what fails every way, so that nothing is lost', async () => {
    const { translate } = answering((message) =>
      message
        .replaceAll(/\[(?!e\]).*?\]/g, '')
        .replaceAll(/Zqkx\w*/g, '')
        .replace('b', 'B'),
    )
    expect(await translate(['a <1/> b https://a.org <2>c</2> 12'])).toEqual([
      'a <1/> B https://a.org <2>c</2> 12',
    ])
  })

  test('keeps the source of a run that never comes back whole', async () => {
    const { translate } = answering(() => 'cut off')
    expect(await translate(['a <1>b</1>'])).toEqual(['a <1>b</1>'])
  })

  test('an answer that names what was never sent is not believed', async () => {
    const { translate } = answering((message) => message.replace('[e]', '[h7][e]'))
    expect(await translate(['a'])).toEqual(['a'])
  })
})
