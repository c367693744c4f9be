import { createPostgresBackend, Queue } from 'bullmq'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type AttackSite, aCase, openAttackSite, SOUND } from './attack-site.ts'
import { passerelle } from './command.ts'

let site: AttackSite
beforeAll(async () => {
  site = await openAttackSite()
})
afterAll(() => site?.close())

const DRAFTED = `from cases where (select count(*) from translations where case_id = cases.id and state = 'in_review') = 2
  and exists (select from versions where case_id = cases.id)`

test('poison lines in a file end with their number and reason, and every other case goes all the way (D3)', async () => {
  const good = (): string => JSON.stringify(aCase())
  const lines: readonly (string | Uint8Array)[] = [
    good(),
    '{"externalId": "poison", "title": ',
    good(),
    Uint8Array.from([...Buffer.from('{"title":"'), 0xff, 0xfe, ...Buffer.from('"}')]),
    JSON.stringify(aCase({ title: 'nul \0' })),
    JSON.stringify(aCase()).replace('budget', 'bud\\ud800get'),
    good(),
    JSON.stringify(aCase({ format: 'docx', year: '2024' })),
    `{"constructor":{"prototype":{"x":1}},${good().slice(1)}`,
    JSON.stringify(aCase({ body: 'mot '.repeat(300_000) })),
    `${'['.repeat(50_000)}${']'.repeat(50_000)}`,
    'null',
    // It is taken, and then no parser reads it: its poison shows in the pipeline.
    JSON.stringify(aCase({ body: `${'>'.repeat(10_000)} un texte` })),
    good(),
  ]
  const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]))
  const { code, out, errors } = await passerelle(['import', '-'], { input, env: site.env })
  expect(
    errors
      .split('\n')
      .map((line) => /^Line (\d+): ./.exec(line)?.[1] ?? '')
      .filter(Boolean),
  ).toEqual(['2', '4', '5', '6', '8', '9', '10', '11', '12'])
  expect(errors).toContain('Line 2: It is not JSON')
  expect(errors).toContain('Line 4: It is not valid UTF-8')
  expect(errors).toContain('Line 5: title holds a NUL character')
  expect(errors).toContain('Line 6: title holds half of a surrogate pair')
  expect(errors).toMatch(/Line 8: format must be .* year must be a whole number\./)
  expect(errors).toContain('Line 9: constructor is not a field')
  expect(errors).toContain('Line 10: It is longer than 1048576 bytes')
  expect([code, out]).toEqual([1, '14 cases: 5 new, 0 revised, 0 unchanged, 9 failed.\n'])

  await site.until('the four good cases are drafted', async () => (await site.count(DRAFTED)) === 4)
  await site.until(
    'the fifth has failed',
    async () =>
      (await site.count("from revisions where stage = 'failed' and failure ->> 'code' = 'unreadable'")) === 1,
  )
  expect(Object.prototype).not.toHaveProperty('x')
  const again = await passerelle(['import', '-', '--json'], { input, env: site.env })
  expect(again.out.match(/"outcome":"unchanged"/g)).toHaveLength(5)
  expect(await site.invariant()).toEqual(SOUND)
})

test('poison entries in the queue are set aside with their reason, and the cases around them go on (D3)', async () => {
  const before = await site.count(DRAFTED)
  const poison = [
    ['detect-case', 'detect-case', null],
    ['detect-case', 'detect-case', { revisionId: 7 }],
    ['detect-case', 'detect-case', { revisionId: "x'; drop table cases; --" }],
    ['detect-case', 'rm -rf', { revisionId: crypto.randomUUID() }],
    ['draft-translation', 'draft-translation', 'translate everything'],
    ['publish-version', 'publish-version', { of: 'draft', translationId: crypto.randomUUID() }],
    ['assign-reviewer', 'detect-case', { revisionId: crypto.randomUUID() }],
  ] as const
  // Well-formed, of things that are not there: there is nothing to do, and nothing to set aside.
  const idle = [
    ['detect-case', 'detect-case', { revisionId: crypto.randomUUID() }],
    ['draft-translation', 'draft-translation', { translationId: crypto.randomUUID() }],
  ] as const
  const taken = []
  for (const [queue, name, data] of [...poison, ...idle]) {
    const smuggler = new Queue(
      queue,
      { connection: { connectionString: site.env.DATABASE_URL, schema: 'queue', max: 1 } },
      createPostgresBackend,
    )
    await smuggler.add(name, data, { removeOnComplete: true, removeOnFail: true })
    await smuggler.close()
    taken.push((await site.submit(aCase())).status)
  }
  expect(new Set(taken)).toEqual(new Set([201]))
  await site.until(
    'the cases around them are drafted',
    async () => (await site.count(DRAFTED)) === before + taken.length,
  )
  await site.until(
    'the poison is set aside',
    async () => (await site.count('from dead_letters')) === poison.length,
  )
  const { rows } = await site.pool.query<{ name: string; reason: string }>(
    'select name, reason from dead_letters',
  )
  for (const { name, reason } of rows) expect(reason, name).toMatch(/\S/)
  expect(rows.map(({ name }) => name).toSorted()).toEqual(poison.map(([, name]) => name).toSorted())
  await site.until(
    'nothing runs any more',
    async () => (await site.count('from attempts where running')) === 0,
  )
  expect(await site.invariant()).toEqual(SOUND)
})
