import { locale, type TranslationId, translationId } from '@passerelle/domain'
import { scriptedEngine } from '@passerelle/testkit'
import { describe, expect, it } from 'vitest'
import { type Answer, type BatcherOptions, createBatcher, type Fate, type Lot } from './batcher.ts'

const [fr, en, es] = ['fr', 'en', 'es'].map((tag) => locale(tag)) as [
  ReturnType<typeof locale>,
  ReturnType<typeof locale>,
  ReturnType<typeof locale>,
]
const engine = scriptedEngine(undefined, { texts: 4 })
const [ada, bob, cleo] = ['a', 'b', 'c'].map((id) => translationId(id)) as [
  TranslationId,
  TranslationId,
  TranslationId,
]

/** A clock that moves when it is told to, and an engine that answers when it is told to. */
function machine(options: Partial<BatcherOptions> = {}) {
  let time = 0
  let due: { readonly at: number; readonly callback: () => void }[] = []
  const lots: (Lot & {
    readonly answer: (fate?: (text: string) => Fate) => Promise<void>
    readonly fail: (error: Error) => void
  })[] = []
  const batcher = createBatcher({
    lingerMs: 30,
    seats: 100,
    requestsAtOnce: 1,
    timer: {
      now: () => time,
      after: (ms, callback) => {
        const entry = { at: time + ms, callback }
        due.push(entry)
        return () => {
          due = due.filter((each) => each !== entry)
        }
      },
    },
    send: (lot) => {
      const { promise, resolve, reject } = Promise.withResolvers<ReadonlyMap<string, Fate>>()
      const done: (text: string) => Fate = (text) => ({
        fate: 'drafted',
        draft: { text: `!${text}`, engine: 'scripted' },
      })
      lots.push({
        ...lot,
        answer: async (fate = done) => {
          resolve(new Map(lot.pieces.map(({ text }) => [text, fate(text)])))
          await settled()
        },
        fail: reject,
      })
      return promise
    },
    ...options,
  })
  return {
    lots,
    texts: () => lots.map(({ pieces }) => pieces.map(({ text }) => text).join(' ')),
    pass: (ms: number) => {
      time += ms
      const now = due.filter(({ at }) => at <= time)
      due = due.filter(({ at }) => at > time)
      for (const { callback } of now) callback()
    },
    ask: (id: TranslationId, texts: string, more: Partial<Parameters<typeof batcher.ask>[0]> = {}) => {
      const answers: Answer[] = []
      const wanted = { engine, source: fr, target: es, translationId: id, texts: texts.split(' '), ...more }
      const ended = (async () => {
        for await (const answer of batcher.ask(wanted)) answers.push(answer)
      })()
      ended.catch(() => undefined)
      return { answers, ended, drafts: () => answers.flatMap(({ drafts }) => [...drafts.keys()]).join(' ') }
    },
    batcher,
  }
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

describe('a request', () => {
  it('goes at once when it is full, and else when its oldest text has waited its time', () => {
    const { ask, texts, pass } = machine()
    ask(ada, '1 2 3')
    pass(20)
    expect(texts()).toEqual([])
    ask(bob, '4')
    expect(texts()).toEqual(['1 4 2 3'])
  })
  it('waits no longer than the linger, whoever comes in between', () => {
    const { ask, texts, pass } = machine()
    ask(ada, '1')
    pass(20)
    ask(bob, '2')
    pass(9)
    expect(texts()).toEqual([])
    pass(1)
    expect(texts()).toEqual(['1 2'])
  })
  it('waits for nobody when all who could come are waiting', () => {
    const { ask, texts } = machine({ seats: 2 })
    ask(ada, '1')
    ask(bob, '2', { target: en })
    expect(texts()).toEqual(['1', '2'])
  })
  it('takes a text of each case in turn, so that a long one does not keep a short one waiting', async () => {
    const { ask, lots, texts, pass } = machine()
    ask(ada, '1 2 3 4 5 6 7 8 9')
    const short = ask(bob, 'x')
    expect(texts()).toEqual(['1 2 3 4'])
    await lots[0]?.answer()
    expect(texts()[1]).toBe('5 x 6 7')
    await lots[1]?.answer()
    await short.ended
    pass(30)
    expect(texts()[2]).toBe('8 9')
  })
  it('has one pair, and what is in flight of it stays within the limit', async () => {
    const { ask, lots, texts } = machine({ requestsAtOnce: 2 })
    ask(ada, '1 2 3 4 5 6 7 8 9 10 11 12')
    ask(bob, '1 2 3 4', { target: en })
    expect(texts()).toEqual(['1 2 3 4', '5 6 7 8', '1 2 3 4'])
    await lots[0]?.answer()
    expect(texts()).toHaveLength(4)
  })
  it('carries the terms of all its texts, and the context of one case alone', () => {
    const reading = scriptedEngine(undefined, { texts: 4, abilities: { context: true, glossary: true } })
    const { ask, lots } = machine()
    const termsOf = (texts: readonly string[]) => texts.map((text) => ({ source: text, target: 'T' }))
    ask(ada, '1', { engine: reading, context: 'of Ada', termsOf })
    ask(bob, '2', { engine: reading, context: 'of Bob' })
    expect(lots.map(({ context, pieces }) => [context, pieces[0]?.terms.length])).toEqual([
      ['of Ada', 1],
      ['of Bob', 0],
    ])
  })
  it('is not kept apart by a context that its engine does not read', () => {
    const { ask, texts, pass } = machine()
    ask(ada, '1', { context: 'of Ada' })
    ask(bob, '2', { context: 'of Bob' })
    pass(30)
    expect(texts()).toEqual(['1 2'])
  })
})

describe('a text that several want', () => {
  it('is asked for once, waiting or under way, and the first pays', async () => {
    const { ask, lots, texts, pass } = machine()
    const one = ask(ada, '1 2')
    const two = ask(bob, '2 3')
    pass(30)
    const three = ask(cleo, '1')
    pass(30)
    expect(texts()).toEqual(['1 3 2'])
    expect(lots[0]?.pieces.map((piece) => piece.translationId)).toEqual([ada, bob, ada])
    await lots[0]?.answer()
    await Promise.all([one.ended, two.ended, three.ended])
    expect([one.drafts(), two.drafts(), three.drafts()]).toEqual(['1 2', '3 2', '1'])
  })
  it('is paid for by the next when the first is over budget', async () => {
    const { ask, lots, pass } = machine()
    const poor = ask(ada, '1')
    const rich = ask(bob, '1')
    pass(30)
    const failure = { ok: false, kind: 'quota', message: 'Nothing is left.' } as const
    await lots[0]?.answer(() => ({ fate: 'over_budget', failure }))
    await poor.ended
    expect(poor.answers[0]).toMatchObject({ failure, undone: ['1'] })
    pass(30)
    expect(lots[1]?.pieces).toMatchObject([{ text: '1', translationId: bob }])
    await lots[1]?.answer()
    await rich.ended
    expect(rich.drafts()).toBe('1')
  })
})

describe('a failure', () => {
  const failure = { ok: false, kind: 'transient', message: 'Gone.' } as const
  it('reaches each that waited in the request with all that it still wanted, and nobody else', async () => {
    const { ask, lots, texts, pass } = machine()
    const long = ask(ada, '1 2 3 4 5 6')
    const late = ask(bob, 'x')
    await lots[0]?.answer(() => ({ fate: 'failed', failure }))
    await long.ended
    expect(long.answers).toMatchObject([{ failure, undone: ['1', '2', '3', '4', '5', '6'] }])
    pass(30)
    expect(texts()).toEqual(['1 2 3 4', 'x'])
    await lots[1]?.answer()
    await late.ended
    expect(late.drafts()).toBe('x')
  })
  it('of one text leaves the others of its request alone', async () => {
    const { ask, lots, pass } = machine()
    const one = ask(ada, 'good')
    const two = ask(bob, 'bad')
    pass(30)
    await lots[0]?.answer((text) =>
      text === 'bad' ? { fate: 'refused' } : { fate: 'drafted', draft: { text, engine: 'scripted' } },
    )
    await Promise.all([one.ended, two.ended])
    expect([one.drafts(), two.drafts(), two.answers[0]?.failure]).toEqual(['good', '', null])
  })
  it('that nobody foresaw is thrown to each that waited', async () => {
    const { ask, lots, pass } = machine()
    const both = [ask(ada, '1'), ask(bob, '2')]
    pass(30)
    lots[0]?.fail(new Error('No database.'))
    for (const { ended } of both) await expect(ended).rejects.toThrow('No database.')
  })
})

it('who leaves early takes back what waits, and what others want too is asked for them', async () => {
  const { batcher, ask, lots, texts, pass } = machine()
  const leaving = (async () => {
    const texts = ['1', '2', '3', '4', '5', '6']
    for await (const _ of batcher.ask({ engine, source: fr, target: es, translationId: ada, texts })) break
  })()
  ask(bob, '5 x')
  await lots[0]?.answer()
  await leaving
  pass(30)
  expect(texts()).toEqual(['1 2 3 4', 'x 5'])
})
