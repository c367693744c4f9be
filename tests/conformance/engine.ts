import { codeFaults, type Locale, plainText } from '@passerelle/domain'
import type { Engine, EngineReply } from '@passerelle/workflow'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

/** An engine as the suite sees it: how to open it, and a pair that it serves and one that it does not. */
export interface EngineUnderTest {
  readonly open: () => Promise<Engine>
  readonly source: Locale
  readonly target: Locale
  readonly unsupported: readonly [source: Locale, target: Locale]
  /** Sentences in the source language, each with words that are written otherwise in the target's. */
  readonly sentences: readonly [string, string, string]
  /** It is known to break names apart, and has to keep them whole. */
  readonly names?: boolean
  /** How many random texts to try; an engine that is slow may try fewer. */
  readonly runs: number
}

// Inline codes around, inside, beside and between words, nested, empty and alone.
const coded = ([a, b, c]: EngineUnderTest['sentences']): string[] => [
  `<1>${a}</1>`,
  `<1><2>${a}</2></1>`,
  `${a.replace(/ (\S+)/, ' <1>$1</1>')}`,
  `${a.replace(/ (\S+) (\S+)/, ' <1>$1</1> <2>$2</2>')}`,
  `${a.replace(/ (\S+ \S+)/, ' <1>“$1”</1>')}`,
  `<1/>${b}<2/>`,
  `${b.replace(/ /, ' <1/> ')}`,
  `${b.replace(/ (\S+)/, ' <1><2/></1> $1')}`,
  `${c.replace(/(\S)(\S+)/, '$1<1>$2</1>')}`,
  `<1>${a}</1> <2>${b}</2> <3>${c}</3>`,
  `${a} <1></1> ${b}`,
  `<12345>${c}</12345>`,
  '<1/>',
  '<1> </1>',
]

// What engines take for their own: Apertium's stream, XML, printf, templates. Each must come back as it went.
const MARKUP = [
  'a $ b ^ c',
  '[x] {y} @z',
  'a \\ b / c',
  '^a/b<n><sg>$ [[t:b:1]]c[[/]] [<b2>]',
  '< a > b & c',
  '&lt;1&gt; &amp; &amp;amp;',
  '<b>c</b> <x1>d</x1> <br/>',
  '&lt;1>e&lt;/1>',
  'a * b # c ~ d + e = f | g _ h',
  '%s {name} {{name}} $ {x}',
  '`a` "b" \'c\' – — … « d »',
  'Zqkxaaa zqkx Zqkxb',
]
const SYMBOLS = /[$^[\]{}@\\/<>&*#~+=|_%`]/g

const KEPT = [
  'https://example.org/a-b?c=1&d=2#e',
  'www.example.org/x',
  'anne.dupont@example.org',
  '1,500',
  '12.5 %',
  '2016–2019',
]
// What an engine that breaks words apart must be kept from.
const NAMES = [
  'ProZorro.Sale',
  'MH:2K',
  'SKYrooms',
  'COVID-19',
  'snake_case',
  '@villedeparis',
  'data.gouv.fr',
]

/** The one suite that every engine passes. */
export function engineConformance(name: string, subject: EngineUnderTest): void {
  const { source, target, sentences, unsupported } = subject

  describe(`the engine ${name}`, () => {
    let engine: Engine
    beforeAll(async () => {
      engine = await subject.open()
    })
    afterAll(() => engine.close())

    const ask = (texts: readonly string[], signal = AbortSignal.timeout(60_000)) =>
      engine.translate({ source, target, texts, signal })
    const translated = async (texts: readonly string[]): Promise<EngineReply> => {
      const reply = await ask(texts)
      if (!reply.ok) throw new Error(`${reply.kind}: ${reply.message}`)
      return reply
    }
    const one = async (text: string): Promise<string> => (await translated([text])).texts[0] ?? ''

    test('serves its pair and translates it into something else', async () => {
      expect(await engine.supports(source, target)).toBe(true)
      const { texts } = await translated(sentences)
      for (const [index, text] of texts.entries()) {
        expect(text).not.toBe('')
        expect(text).not.toBe(sentences[index])
      }
    })

    test('answers every text in its place, twins and blanks among them', async () => {
      const [a, b, c] = sentences
      const alone = [await one(a), await one(b), await one(c)]
      const { texts } = await translated([c, '', a, a, '  ', b, '\n', c])
      expect(texts).toEqual([alone[2], '', alone[0], alone[0], '  ', alone[1], '\n', alone[2]])
    })

    test('answers nothing with nothing', async () => {
      expect(await translated([])).toMatchObject({ texts: [], billedCharacters: 0 })
    })

    test('does not mix up requests that run at once', async () => {
      const lists = [0, 1, 2, 3, 4].map((number) => sentences.map((sentence) => `${number}. ${sentence}`))
      const replies = await Promise.all(lists.map((list) => translated(list)))
      for (const [number, { texts }] of replies.entries())
        expect(texts.map((text) => text.slice(0, 2))).toEqual(Array(3).fill(`${number}.`))
    })

    test.each(coded(sentences))('keeps the codes of %j', async (text) => {
      expect(codeFaults(text, await one(text))).toEqual([])
    })

    test.each(MARKUP)('gives %j its signs back', async (text) => {
      const answer = await one(`${sentences[0]} ${text}`)
      expect(plainText(answer).match(SYMBOLS)).toEqual(plainText(text).match(SYMBOLS))
      expect(codeFaults(text, answer)).toEqual([])
    })

    test.each(KEPT)('leaves %s as it is', async (kept) => {
      const answer = await one(`${sentences[0].replace(/\.$/, '')} ${kept} ${sentences[1]}`)
      expect(answer).toContain(kept)
    })

    test.each(subject.names === true ? NAMES : [])('leaves the name %s as it is', async (kept) => {
      expect(await one(`${sentences[0].replace(/\.$/, '')} ${kept} ${sentences[1]}`)).toContain(kept)
    })

    test('composed and decomposed letters are one text, and come back composed', async () => {
      const text = `${sentences[0]} Café, señor.`
      expect(await one(text.normalize('NFD'))).toBe(await one(text.normalize('NFC')))
      const answer = await one(text)
      expect(answer).toBe(answer.normalize('NFC'))
    })

    test('carries right-to-left words and characters beyond the first plane', async () => {
      const answer = await one(`${sentences[0]} שלום العربية 👍🏽 👩‍👩‍👧 𝒳 漢字 नमस्ते`)
      for (const part of ['שלום', 'العربية', '👍🏽', '👩‍👩‍👧', '𝒳', '漢字', 'नमस्ते'])
        expect(answer).toContain(part)
    })

    test('says that it does not serve a pair, and refuses it', async () => {
      const [from, to] = unsupported
      expect(await engine.supports(from, to)).toBe(false)
      const signal = AbortSignal.timeout(5_000)
      const reply = await engine.translate({ source: from, target: to, texts: ['a'], signal })
      expect(reply).toMatchObject({ ok: false, kind: 'unsupported_pair' })
    })

    test('takes a request at its limits and refuses a larger one', async () => {
      const { texts, bytes } = engine.limits
      const full = Array.from({ length: texts }, (_, index) => `${index}`)
      expect((await translated(full)).texts).toEqual(full)
      expect(await ask([...full, 'a'])).toMatchObject({ ok: false, kind: 'too_large' })
      const line = sentences[0].repeat(20)
      const lines = Array.from({ length: Math.ceil(bytes / engine.sizeOf(line)) }, () => line)
      if (lines.length <= texts)
        expect(await ask([...lines, line])).toMatchObject({ ok: false, kind: 'too_large' })
    })

    test.each(['a\0b', 'a\ud800b', '\udc00'])('refuses the text %j, and lives', async (text) => {
      expect(await ask([sentences[0], text])).toMatchObject({ ok: false, kind: 'bad_input' })
      await translated([sentences[0]])
    })

    test('ends when it is told to, before and during its work, and works again', async () => {
      expect(await ask(sentences, AbortSignal.abort())).toMatchObject({ ok: false, kind: 'transient' })
      const stop = new AbortController()
      const running = ask(sentences, stop.signal)
      stop.abort()
      const reply = await running
      if (!reply.ok) expect(reply.kind).toBe('transient')
      expect((await translated(sentences)).texts).toHaveLength(3)
    })

    test('keeps count and codes of any texts', async () => {
      const word = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => text.replaceAll(/[<\0]/g, '')),
        fc.constantFrom(...sentences, ...MARKUP.map((text) => text.replaceAll('<', '&lt;')), ...KEPT),
      )
      const text = fc
        .array(fc.tuple(word, fc.constantFrom('none', 'pair', 'alone')), { maxLength: 5 })
        .map((pieces) =>
          pieces
            .map(([words, code], index) => {
              if (code === 'pair') return `<${index + 1}>${words}</${index + 1}>`
              return code === 'alone' ? `${words}<${index + 1}/>` : words
            })
            .join(''),
        )
      await fc.assert(
        fc.asyncProperty(fc.array(text, { maxLength: 10 }), async (texts) => {
          const reply = await translated(texts)
          expect(reply.texts).toHaveLength(texts.length)
          for (const [index, answer] of reply.texts.entries())
            expect(codeFaults(texts[index] ?? '', answer)).toEqual([])
        }),
        { numRuns: subject.runs },
      )
    })

    test('answers no more once it is closed', async () => {
      const closed = await subject.open()
      await closed.close()
      const signal = AbortSignal.timeout(5_000)
      const reply = await closed.translate({ source, target, texts: [sentences[0]], signal })
      expect(reply).toMatchObject({ ok: false, kind: 'transient' })
    })
  })
}
