import { type CaseContent, type Format, locale, segmentKey } from '@passerelle/domain'
import type { Document, Parser } from '@passerelle/workflow'
import { afterAll, describe, expect, it } from 'vitest'
import { createParser } from './create-parser.ts'

const fr = locale('fr')

const content = (body: string, format: Format = 'markdown'): CaseContent => ({
  title: 'Un pont',
  summary: 'Court & <1>net</1>.',
  body,
  format,
  sections: { results: 'Des *résultats*. Deux.' },
})

async function extracted(parser: Parser, given: CaseContent): Promise<Document> {
  const document = await parser.extract(given, fr)
  if ('unreadable' in document) throw new Error(document.unreadable)
  return document
}

describe('a parser', () => {
  const parser = createParser()
  afterAll(() => parser.close())

  it('takes every field apart in reading order, each segment with its field', async () => {
    const { segments } = await extracted(parser, content('Un *texte*. Et un autre.'))
    expect(segments.map(({ field, source }) => [field, source])).toEqual([
      ['title', 'Un pont'],
      ['summary', 'Court & &lt;1>net&lt;/1>.'],
      ['body', 'Un <1>texte</1>.'],
      ['body', 'Et un autre.'],
      ['sections.results', 'Des <1>résultats</1>.'],
      ['sections.results', 'Deux.'],
    ])
  })

  it('gives the same text in two fields two keys', async () => {
    const { segments } = await extracted(parser, { ...content('Un pont') })
    const keys = segments.filter(({ source }) => source === 'Un pont').map(({ key }) => key)
    expect(new Set(keys).size).toBe(2)
  })

  it('builds the source again when nothing is translated', async () => {
    const given = content('# Un *texte*\n\n- a\n- b\n')
    const built = await parser.build(given, await extracted(parser, given), new Map())
    expect(built).toMatchObject({ content: given })
  })

  it('puts targets in their places and renders every field beside title and summary', async () => {
    const given = content('Un *texte*.')
    const document = await extracted(parser, given)
    const targets = new Map(
      document.segments.map(({ key, source }) => [key, source.replace('texte', 'text').replace('Un', 'A')]),
    )
    const built = await parser.build(given, document, targets)
    expect(built).toMatchObject({
      content: { title: 'A pont', body: 'A *text*.' },
      html: { body: '<p>A <em>text</em>.</p>', 'sections.results': '<p>Des <em>résultats</em>. Deux.</p>' },
    })
  })

  it('lets no script of a source or a target through, in HTML and in Markdown (S1, M9)', async () => {
    for (const format of ['html', 'markdown'] as const) {
      const given = content('<p onclick="a()">Un <b>texte</b></p>\n<script>alert(1)</script>\n', format)
      const document = await extracted(parser, given)
      const targets = new Map(
        document.segments.map(({ key }) => [key, '<img src=x onerror=alert(1)> <script>alert(2)</script>']),
      )
      const built = await parser.build(given, document, targets)
      if ('unreadable' in built) throw new Error(built.unreadable)
      expect(built.html.body).not.toMatch(/<script|<img|onclick=/i)
      expect(built.html.body).toContain('&#x3C;img src=x onerror=alert(1)>')
    }
  })

  it('keeps what is harmless of an HTML source', async () => {
    const given = content(
      '<h2 id="a" lang="en">Un <strong>texte</strong></h2><figure><img src="https://a.example/b.png" alt="Vue"></figure>',
      'html',
    )
    const built = await parser.build(given, await extracted(parser, given), new Map())
    expect(built).toMatchObject({ content: { body: given.body } })
  })

  it('ignores targets for segments that it does not hold', async () => {
    const given = content('Un texte.')
    const built = await parser.build(
      given,
      await extracted(parser, given),
      new Map([[segmentKey('s0'), 'x']]),
    )
    expect(built).toMatchObject({ content: given })
  })

  it('reads one megabyte of ordinary Markdown', async () => {
    const paragraph =
      '## Titre\n\nUne phrase avec *emphase* et un [lien](https://a.example). Puis une autre, plus longue.\n\n- point\n- point\n\n'
    const given = content(paragraph.repeat(Math.floor(1_000_000 / paragraph.length)))
    const document = await extracted(parser, given)
    const built = await parser.build(given, document, new Map())
    expect(built).toMatchObject({ content: { body: given.body } })
  }, 90_000)
})

const lines = (count: number, line: (index: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n')

const PATHOLOGICAL: readonly (readonly [string, string, Format])[] = [
  ['quotes nested 10,000 deep', `${'>'.repeat(10_000)} a`, 'markdown'],
  ['a list nested 500 deep', lines(500, (depth) => `${'  '.repeat(depth)}- a`), 'markdown'],
  ['elements nested 10,000 deep', `${'<div>'.repeat(10_000)}a`, 'html'],
  ['elements nested 10,000 deep in Markdown', `${'<b>'.repeat(10_000)}a`, 'markdown'],
  ['unclosed marks in each other', `${'<b><p>'.repeat(5_000)}a`, 'html'],
  ['180 KB of backticks', Array.from({ length: 600 }, (_, i) => '`'.repeat(i + 1)).join(' '), 'markdown'],
  ['comments that never end', 'a<!--'.repeat(5_000), 'markdown'],
  ['brackets that never close', '[a]('.repeat(20_000), 'markdown'],
  ['more than the limit', 'a '.repeat(600_000), 'text'],
]

describe('a document that no parser survives (K10, D6)', () => {
  const timeoutMs = 1_000
  const parser = createParser({ timeoutMs, timeoutMsPerMib: 0, memoryMb: 256 })
  afterAll(() => parser.close())

  it.each(PATHOLOGICAL)(
    '%s is read or refused in time, the caller goes on, and the next is read',
    async (_, body, format) => {
      let longestGap = 0
      let last = performance.now()
      const pulse = setInterval(() => {
        longestGap = Math.max(longestGap, performance.now() - last)
        last = performance.now()
      }, 10)
      const began = performance.now()
      const answer = await parser.extract({ ...content(body, format), sections: {} }, fr)
      if (!('unreadable' in answer))
        await parser.build({ ...content(body, format), sections: {} }, answer, new Map())
      clearInterval(pulse)
      // Each of the two calls has its second, and a killed thread's successor some to start on a busy machine.
      expect(performance.now() - began).toBeLessThan(2 * timeoutMs + 8_000)
      expect(longestGap).toBeLessThan(500)
      expect(await parser.extract(content('Un texte.'), fr)).toHaveProperty('segments')
    },
  )

  it('takes too long with a sentence that says so', async () => {
    const slow = createParser({ timeoutMs: 50, timeoutMsPerMib: 0 })
    const answer = await slow.extract(content('[a]('.repeat(20_000)), fr)
    await slow.close()
    expect(answer).toEqual({
      unreadable: 'The text could not be read within 0.05 seconds; simplify its markup and send it again.',
    })
  })

  it('takes too much memory with a sentence that says so', async () => {
    const small = createParser({ memoryMb: 24 })
    const answer = await small.extract(content('|a'.repeat(200_000)), fr)
    await small.close()
    expect(answer).toEqual({
      unreadable:
        'The text could not be read within 24 MiB of memory; simplify its markup and send it again.',
    })
  })

  it('does not hold up those that wait behind it longer than its own time', async () => {
    const narrow = createParser({ timeoutMs: 500, timeoutMsPerMib: 0 })
    const answers = await Promise.all([
      narrow.extract(content('[a]('.repeat(20_000)), fr),
      narrow.extract(content('Un texte.'), fr),
      narrow.extract(content('Deux textes.'), fr),
    ])
    await narrow.close()
    expect(answers.map((answer) => 'unreadable' in answer)).toEqual([true, false, false])
  })
})
