import { codeFaults, type Locale, locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { climb, FREE, MOST_TIMES_BILLED, type Rung } from './ladder.ts'
import { MARKUP_RUNGS } from './markup-rungs.ts'
import { ladderBook } from './record.ts'

const [fr, en]: readonly Locale[] = [locale('fr'), locale('en')]

/** An engine that makes capitals of words, and does to messages with codes or without what a test says. */
function engine(damage: (answer: string, message: string) => string, rungs: readonly Rung[] = MARKUP_RUNGS) {
  const book = ladderBook()
  const seen: string[][] = []
  const translate = async (
    texts: readonly string[],
    { terms = [], mostBilled = 10_000 }: { terms?: readonly string[]; mostBilled?: number } = {},
  ) => {
    seen.length = 0
    return climb(texts, {
      ...FREE,
      rungs,
      priceOf: (message) => message.length,
      mostBilled,
      exchange: async (messages) => {
        seen.push([...messages])
        const answers = messages.map((message) => damage(upper(message), message))
        const billedCharacters = messages.reduce((sum, message) => sum + message.length, 0)
        return { ok: true, texts: answers, billedCharacters }
      },
      terms,
      record: book(fr ?? locale('fr'), en ?? locale('en')),
    })
  }
  const one = async (text: string, terms: readonly string[] = []): Promise<string | undefined> => {
    const reply = await translate([text], { terms })
    return reply.ok ? reply.texts[0] : undefined
  }
  return { seen, translate, one }
}
// Words of small letters alone, as a translation changes words and leaves addresses.
const upper = (text: string): string =>
  text.replaceAll(/(?<![\p{L}\p{N}.@#/:{%])\p{Ll}{2,}(?![\p{L}\p{N}@:/}]|\.\p{L})/gu, (word) =>
    word.toUpperCase(),
  )

const TEXT = 'on lit <1>le grand livre</1> ici <2/> et puis on part en 2016 avec 12 amis'
const WHOLE = 'ON LIT <1>LE GRAND LIVRE</1> ICI <2/> ET PUIS ON PART EN 2016 AVEC 12 AMIS'

describe('what an engine damages is asked for again another way', () => {
  test.each<[string, (answer: string) => string]>([
    ['drops codes', (answer) => answer.replaceAll(/<\/?\d+\/?>/g, '')],
    ['doubles a code', (answer) => answer.replace('<2/>', '<2/> <2/>')],
    ['invents a code', (answer) => answer.replace('<2/>', '<2/> <3/>')],
    ['turns a pair into two codes alone', (answer) => answer.replace(/<1>|<\/1>/g, '<1/>')],
    ['moves a code to the start', (answer) => answer.replace(/^(.*)<2\/>/, '<2/>$1')],
    [
      'moves a pair to the start, without its words',
      (answer) => answer.replace(/^(.*)<1>(.*)<\/1>/, '<1></1>$1$2'),
    ],
    ['moves a pair to other words', (answer) => answer.replace(/<1>(.*)<\/1>(.*)AMIS/, '$1$2<1>AMIS</1>')],
    [
      'stretches a pair over the whole',
      (answer) => answer.replace(/^(.*)<1>(.*)<\/1>(.*)$/, '<1>$1$2$3</1>'),
    ],
    ['swaps numbers', (answer) => answer.replace(/2016(.*)12/, '12$12016')],
    ['changes a number', (answer) => answer.replace('2016', '2017')],
    ['drops a number', (answer) => answer.replace(' 2016', '')],
    ['adds a link', (answer) => (answer.includes('2016') ? `${answer} https://evil.example` : answer)],
    ['answers nothing', (answer) => (answer.includes('2016') ? '' : answer)],
    ['breaks a tag open', (answer) => answer.replace('<1>', '<1 class="a">')],
    ['echoes', (answer) => (answer.includes('2016') ? TEXT : answer)],
  ])('%s', async (_, damage) => {
    const { one, seen } = engine(damage)
    expect(await one(TEXT)).toBe(WHOLE)
    expect(seen).toHaveLength(2)
  })

  test('codes that cross are put right', async () => {
    const { one } = engine((answer) => answer.replace('</1> B <2>', '<2> B </1>').replace('</2>', '</2>'))
    const target = await one('aa <1>bb</1> b <2>cc</2> dd')
    expect(codeFaults('aa <1>bb</1> b <2>cc</2> dd', target ?? '')).toEqual([])
  })

  test.each([
    ['voir https://a.org/b?c=1 et plus', /https:\/\/a\.org\/b\?c=1/g, 'https://b.org'],
    ['voir jean@a.org et plus', /jean@a\.org/g, 'jean@b.org'],
    ['cher {name}, bonjour %s', /\{name\}/g, '{nom}'],
    ['suivre @paris avec #vote', /@paris/g, '@madrid'],
  ])('%s', async (text, kept, changed) => {
    const { one, seen } = engine((answer) => answer.replace(kept, changed))
    expect(await one(text)).toBe(upper(text))
    expect(seen).toHaveLength(2)
  })

  test('a term that is not to be translated', async () => {
    const { one, seen } = engine((answer) => answer)
    expect(await one('le budget participatif de la ville', ['budget participatif'])).toBe(
      'LE budget participatif DE LA VILLE',
    )
    expect(seen[1]).toEqual(['le QX0 de la ville'])
  })
})

describe('what is left when an engine damages everything', () => {
  test('a text is cut at its codes, and each run asked for', async () => {
    const { one, seen } = engine((answer) => answer.replaceAll(/<\/?\d+\/?>|QX\d+/g, ''))
    expect(await one(TEXT)).toBe(WHOLE)
    expect(seen[2]).toEqual(['on lit', 'le grand livre', 'ici', 'et puis on part en', 'avec', 'amis'])
  })

  test('the best draft is answered, never nothing', async () => {
    const { one } = engine((answer) => `${answer} https://evil.example`)
    expect(await one('on lit <1>le livre</1>')).toBe('ON LIT <1>LE LIVRE</1> https://evil.example')
  })

  test('what runs is taken out of it', async () => {
    const { one } = engine((answer) => `${answer}<script>a()</script><img src="x" onerror="a()">`)
    expect(await one('on lit <1>le livre</1>')).toBe('ON LIT <1>LE LIVRE</1>')
  })
})

describe('an order that two ways agree on is the language’s own', () => {
  const reversing = (answer: string): string => answer.split(' ').reverse().join(' ')
  test('and the first draft is taken', async () => {
    const { one, seen } = engine(reversing)
    expect(await one('le 25 mai 2016 on vote')).toBe('VOTE ON 2016 MAI 25 LE')
    expect(seen).toHaveLength(2)
  })
  test('and never cut to pieces for it', async () => {
    const { one, seen } = engine((answer) =>
      answer.startsWith('<2/>') ? answer : `<2/> ${answer.replace('<2/>', '').replace(/ QX0/, '')}`,
    )
    await one('une grande ville <2/> et un fleuve')
    expect(seen.length).toBeLessThan(3)
  })
})

describe('what it costs', () => {
  const dropping = (answer: string): string => answer.replaceAll(/<\/?\d+\/?>/g, '')
  test('only what failed is sent again, and all of it is billed', async () => {
    const { translate, seen } = engine(dropping)
    const reply = await translate(['un <1>deux</1>', 'trois quatre'])
    expect(seen).toEqual([['un <1>deux</1>', 'trois quatre'], ['un QX0 deux QX1']])
    expect(reply).toMatchObject({ billedCharacters: seen.flat().join('').length })
  })
  test('never more than the limit', async () => {
    const texts = Array.from({ length: 20 }, (_, index) => `un <1>deux</1> trois ${index + 10}`)
    const cost = texts.join('').length
    for (const mostBilled of [cost, cost + 30, cost * 2, cost * MOST_TIMES_BILLED]) {
      const { translate } = engine((answer) => dropping(answer).replaceAll(/QX\d+/g, ''))
      const reply = await translate(texts, { mostBilled })
      expect(reply.billedCharacters).toBeLessThanOrEqual(mostBilled)
      expect(reply).toMatchObject({ ok: true, texts: { length: 20 } })
    }
  })
  test('a pair whose first way fails mostly begins with the next, and tries the first again in time', async () => {
    const { one, seen } = engine(dropping)
    for (let time = 0; time < 8; time += 1) await one('un <1>deux</1>')
    await one('un <1>deux</1>')
    expect(seen).toEqual([['un QX0 deux QX1']])
    let tries = 0
    do {
      await one('un <1>deux</1>')
      tries += 1
    } while (seen.length === 1 && tries < 500)
    expect(tries).toBeLessThan(200)
  })
})

test('a sending that fails later takes nothing away that was answered', async () => {
  let calls = 0
  const reply = await climb(['un <1>deux</1>', 'trois'], {
    ...FREE,
    rungs: MARKUP_RUNGS,
    exchange: async () => {
      calls += 1
      return calls === 1
        ? { ok: true, texts: ['ONE two', 'THREE'], billedCharacters: 5 }
        : { ok: false, kind: 'rate_limit', message: 'Later.' }
    },
    mostBilled: 100,
    terms: [],
    record: ladderBook()(locale('fr'), locale('en')),
  })
  expect(reply).toMatchObject({ ok: true, texts: ['ONE two', 'THREE'], billedCharacters: 5 })
})
