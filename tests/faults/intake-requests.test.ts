import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type AttackSite, aCase, openAttackSite, SOUND } from './attack-site.ts'

let site: AttackSite
beforeAll(async () => {
  site = await openAttackSite({ withWorkers: false })
})
afterAll(() => site?.close())

const sound = async (): Promise<void> => expect(await site.invariant()).toEqual(SOUND)
const cases = () => site.count('from cases')
/** The wrong fields that an answer names, each once. */
const fieldsIn = (answer: Answer): readonly string[] => [
  ...new Set(answer.text.matchAll(/"field":"([^"]*)"/g).map(([, name]) => name ?? '')),
]

describe('a submission over HTTP', () => {
  test('fifty times at once is one case, and all are told its id (D1)', async () => {
    const before = await cases()
    const sent = aCase()
    const answers = await Promise.all(Array.from({ length: 50 }, () => site.submit(sent)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([...Array(49).fill(200), 201])
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1)
    const again = await site.submit(sent)
    expect([again.status, again.text]).toEqual([200, answers[0]?.text])
    expect(await cases()).toBe(before + 1)
    await sound()
  })

  test('fifty times at once under one Idempotency-Key is one case, each answered alike (D1)', async () => {
    const before = await cases()
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const body = aCase()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => site.ask('POST', '/api/v1/cases', { body, headers })),
    )
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    expect(answers[0]?.status).toBe(201)
    expect(await cases()).toBe(before + 1)
  })

  test('with another body under the same Idempotency-Key is refused, and changes nothing (D2)', async () => {
    const headers = { 'idempotency-key': crypto.randomUUID() }
    const body = aCase()
    await site.ask('POST', '/api/v1/cases', { body, headers })
    const before = [await cases(), await site.count('from revisions')]
    for (const other of [{ ...body, title: 'Un autre titre' }, aCase()]) {
      const refused = await site.ask('POST', '/api/v1/cases', { body: other, headers })
      expect(refused).toMatchObject({ status: 422, json: { code: 'idempotency_mismatch' } })
    }
    expect([await cases(), await site.count('from revisions')]).toEqual(before)
    await sound()
  })
})

describe('a body that is no case', () => {
  test('has each wrong field named, and nothing is stored', async () => {
    const before = await cases()
    const wrong = {
      externalId: 7,
      title: '',
      summary: ['x'],
      body: { html: '<p>' },
      format: 'docx',
      language: 'klingonese_1',
      country: 'France',
      organisation: 1,
      year: '2024',
      topics: 'participation',
      url: 'javascript:alert(1)',
      sections: { results: 3, secrets: 'x' },
      approvedBy: 'me',
    }
    const answer = await site.submit(wrong)
    expect(answer).toMatchObject({ status: 422, json: { code: 'invalid_fields' } })
    expect(fieldsIn(answer).toSorted()).toEqual(
      [
        ...Object.keys(wrong).filter((name) => name !== 'sections'),
        'sections.results',
        'sections.secrets',
      ].toSorted(),
    )
    expect(fieldsIn(await site.submit({}))).toEqual(['externalId', 'title', 'body', 'format'])
    for (const raw of ['[]', '"x"', '7', 'null', 'true', ''])
      expect((await site.ask('POST', '/api/v1/cases', { raw })).status, raw).toBe(422)
    expect(await cases()).toBe(before)
    await sound()
  })

  test('is refused where it is no JSON, of another type, or reaches for a prototype', async () => {
    const before = await cases()
    const text = JSON.stringify(aCase())
    const tried: readonly (readonly [number, string, Readonly<Record<string, string>>])[] = [
      [400, text.slice(0, -5), {}],
      [400, `${text} ${text}`, {}],
      [400, text.replace('{', '{"__proto__":{"admin":true},'), {}],
      [400, text.replace('{', '{"constructor":{"prototype":{"admin":true}},'), {}],
      [415, text, { 'content-type': 'application/xml' }],
      [415, text, { 'content-type': 'text/plain' }],
      [415, text, { 'content-type': 'application/json; charset=iso-8859-1' }],
    ]
    for (const [status, raw, headers] of tried)
      expect((await site.ask('POST', '/api/v1/cases', { raw, headers })).status, raw.slice(0, 60)).toBe(
        status,
      )
    expect(await cases()).toBe(before)
    await sound()
  })

  test('nested ten thousand deep is refused at once (D6)', async () => {
    const before = await cases()
    const text = JSON.stringify(aCase())
    for (const [open, close] of [
      ['[', ']'],
      ['{"a":', '}'],
    ] as const)
      for (const depth of [5_000, 10_000, 100_000]) {
        const nest = `${open.repeat(depth)}1${close.repeat(depth)}`
        for (const raw of [
          nest,
          text.replace('{', `{"sections":${nest},`),
          text.replace('{', `{"x":${nest},`),
        ]) {
          const began = performance.now()
          const { status } = await site.ask('POST', '/api/v1/cases', { raw })
          expect(status).toBeGreaterThanOrEqual(400)
          expect(status).toBeLessThan(500)
          expect(performance.now() - began).toBeLessThan(2_000)
        }
      }
    expect(await cases()).toBe(before)
    await sound()
  })
})

describe('text that is none (D7)', () => {
  const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
    Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part)] : part)))
  const [head = '', tail = ''] = JSON.stringify(
    aCase({ externalId: 'attack:bytes', title: 'Un titre', body: 'SPLIT et la suite.' }),
  ).split('SPLIT')

  test('is refused with a sentence: bad UTF-8, UTF-16 with and without its mark, overlong forms, Latin-1', async () => {
    const before = await cases()
    const utf16 = Buffer.from(`${head}é${tail}`, 'utf16le')
    const tried: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
      'a lone continuation byte': bytes(head, [0x80], tail),
      'a sequence cut short': bytes(head, [0xe2, 0x82], tail),
      'Latin-1': bytes(head, [0xe9], tail),
      'an overlong slash': bytes(head, [0xc0, 0xaf], tail),
      'an overlong NUL': bytes(head, [0xc0, 0x80], tail),
      'an overlong three-byte form': bytes(head, [0xe0, 0x80, 0xaf], tail),
      'an encoded surrogate': bytes(head, [0xed, 0xa0, 0x80], tail),
      'beyond Unicode': bytes(head, [0xf4, 0x90, 0x80, 0x80], tail),
      'UTF-16 without a mark': Uint8Array.from(utf16),
      'UTF-16 with a mark': Uint8Array.from([0xff, 0xfe, ...utf16]),
      'UTF-16, the other way round': Uint8Array.from(Buffer.from(utf16).swap16()),
    }
    for (const [name, raw] of Object.entries(tried)) {
      const answer = await site.ask('POST', '/api/v1/cases', { raw })
      expect(answer.status, name).toBe(400)
      expect(answer.json, name).toMatchObject({ code: expect.stringMatching(/^invalid_(encoding|json)$/) })
    }
    expect(await cases()).toBe(before)
    await sound()
  })

  test('is refused by field where JSON spells it out: NUL and halves of surrogate pairs', async () => {
    const before = await cases()
    for (const bad of ['\\u0000', '\\ud800', '\\udc00', '\\udc00\\ud800', 'a\\ud83d']) {
      for (const field of ['externalId', 'title', 'summary', 'body', 'organisation', 'url']) {
        const raw = JSON.stringify({ ...aCase(), [field]: 'https://example.org/BAD' }).replace('BAD', bad)
        const answer = await site.ask('POST', '/api/v1/cases', { raw })
        expect([answer.status, ...fieldsIn(answer)], `${bad} in ${field}`).toEqual([422, field])
      }
      const raw = JSON.stringify({ ...aCase(), topics: ['BAD'], sections: { results: 'BAD' } })
      const answer = await site.ask('POST', '/api/v1/cases', { raw: raw.replaceAll('BAD', bad) })
      expect([answer.status, ...fieldsIn(answer)]).toEqual([422, 'topics.0', 'sections.results'])
      const language = JSON.stringify({ ...aCase(), language: 'BAD' }).replace('BAD', bad)
      expect((await site.ask('POST', '/api/v1/cases', { raw: language })).status).toBe(422)
    }
    expect(await cases()).toBe(before)
    await sound()
  })

  test('is taken where it is text after all, and comes back whole: a byte order mark, astral letters, controls', async () => {
    const body = 'Une ligne\u2028puis\u0007 une autre 𝕏 👩‍👩‍👧 \uFFFE e\u0301.'
    const sent = aCase({ body })
    const raw = Uint8Array.from([0xef, 0xbb, 0xbf, ...Buffer.from(JSON.stringify(sent))])
    expect((await site.ask('POST', '/api/v1/cases', { raw })).status).toBe(201)
    const { rows } = await site.pool.query<{ body: string }>(
      "select content ->> 'body' as body from revisions join cases on cases.id = case_id where external_id = $1",
      [sent.externalId],
    )
    expect(rows).toEqual([{ body: body.normalize('NFC') }])
    await sound()
  })

  test('is refused wherever else text comes in: acts of reviewers, forms, addresses', async () => {
    const { ada } = site.people
    const id = crypto.randomUUID()
    const api = `/api/v1/translations/${id}`
    const form = { 'content-type': 'application/x-www-form-urlencoded' }
    const tried: readonly (readonly [string, string, string?, Readonly<Record<string, string>>?])[] = [
      ['PATCH', `${api}/segments/s1`, '{"target":"\\u0000"}', { 'if-match': '1' }],
      ['PATCH', `${api}/segments/s1`, '{"target":"\\ud800"}', { 'if-match': '1' }],
      ['POST', `${api}/request-changes`, '{"comment":"\\u0000"}'],
      ['POST', `${api}/request-changes`, '{"comment":"\\ud800"}'],
      ['POST', `/api/v1/cases/${id}/language`, '{"language":"\\u0000"}'],
      ['POST', '/desk/sign-in', 'email=a%00%40example.org&password=x', form],
      ['POST', '/desk/sign-in', 'email=a%40example.org&password=%00', form],
      ['POST', '/desk/sign-in', 'email=%ed%a0%80&password=%ff', form],
      ['POST', `/desk/translations/${id}/request-changes`, 'comment=%00', form],
      ['POST', `/desk/translations/${id}/segments/s1`, 'target=%00&version=1', form],
      ['POST', `/desk/cases/${id}/language`, 'language=%00', form],
      ['POST', '/language', 'locale=%00&path=%00', form],
      ['GET', '/en/?q=%00'],
      ['GET', '/en/?q=%ff%fe&topic=%ed%a0%80'],
      ['GET', '/en/cases/%ff'],
      ['GET', '/en/cases/%ed%a0%80'],
      ['GET', '/api/v1/cases/%ff'],
      ['GET', '/api/v1/cases/a%00b'],
      ['GET', `/api/v1/translations?q=%ff`],
      ['GET', `/api/v1/translations?q=%ed%a0%80&cursor=%00`],
      ['GET', '/desk?q=%ed%a0%80'],
    ]
    for (const [method, path, raw, headers = {}] of tried) {
      const answer = await site.ask(method, path, {
        token: ada.token,
        headers,
        ...(raw === undefined ? {} : { raw }),
      })
      expect(answer.status, `${method} ${path} ${raw ?? ''}: ${answer.text.slice(0, 200)}`).toBeLessThan(500)
    }
    await sound()
  })
})

describe('a body at the limit of 1 MiB (D5)', () => {
  const LIMIT = 1024 * 1024
  const sized = (bytes: number): string => {
    const bare = JSON.stringify(aCase({ body: '' }))
    const missing = bytes - Buffer.byteLength(bare)
    return bare.replace('"body":""', `"body":"${'a '.repeat(Math.ceil(missing / 2)).slice(0, missing)}"`)
  }
  /** What the server holds, in MiB: from Linux itself, since a bare system has no `ps`. */
  const memory = (): number => {
    const { pid } = site.web
    const kilobytes =
      process.platform === 'linux'
        ? /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
        : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })
    return Number(kilobytes) / 1024
  }

  test('is taken to the last byte, and refused from the next', async () => {
    expect((await site.ask('POST', '/api/v1/cases', { raw: sized(LIMIT) })).status).toBe(201)
    expect(await site.ask('POST', '/api/v1/cases', { raw: sized(LIMIT + 1) })).toMatchObject({
      status: 413,
      json: { code: 'too_large' },
    })
    await sound()
  })

  test('is taken as a single line', async () => {
    const line = aCase({ body: 'mot'.repeat(340_000), format: 'text' })
    expect((await site.submit(line)).status).toBe(201)
  })

  /** Sends that many bytes, chunk by chunk, until the server answers or hangs up; returns what it said and how much had left. */
  const pour = (headers: readonly string[], bytes: number) =>
    new Promise<{ answer: string; sent: number }>((resolve) => {
      const { hostname, port } = new URL(site.url)
      const chunk = Buffer.concat([Buffer.from('10000\r\n'), Buffer.alloc(65_536, 'a'), Buffer.from('\r\n')])
      let [answer, sent] = ['', 0]
      const socket = connect(Number(port), hostname)
      const pump = (): void => {
        while (socket.writable && answer === '' && sent < bytes) {
          sent += chunk.length
          if (!socket.write(chunk)) return
        }
      }
      socket.on('drain', pump)
      socket.on('data', (data) => {
        answer += data.toString('latin1')
        socket.end()
      })
      // A server that has refused hangs up while more arrives; that is an error to whoever still writes.
      socket.on('error', () => undefined)
      socket.on('close', () => resolve({ answer, sent }))
      socket.write(
        [
          'POST /api/v1/cases HTTP/1.1',
          `Host: ${hostname}`,
          `Authorization: Bearer ${site.token}`,
          'Content-Type: application/json',
          ...headers,
          '',
          '',
        ].join('\r\n'),
      )
      pump()
    })

  test('is refused long before 50 MB have arrived, with or without an announced length, and memory stays', async () => {
    const before = memory()
    const poured = await Promise.all([
      // Its length says enough: the answer comes before the body does.
      pour(['Content-Length: 50000000'], 0),
      ...Array.from({ length: 8 }, () => pour(['Transfer-Encoding: chunked'], 50_000_000)),
    ])
    for (const { answer, sent } of poured) {
      expect(answer).toMatch(/^(?:HTTP\/1\.1 413 |$)/)
      expect(sent).toBeLessThan(20_000_000)
    }
    expect(poured[0]?.answer).toMatch(/^HTTP\/1\.1 413 .*"code":"too_large"/s)
    expect(memory()).toBeGreaterThan(0)
    expect(memory() - before).toBeLessThan(200)
    expect((await site.submit(aCase())).status).toBe(201)
    await sound()
  })
})
