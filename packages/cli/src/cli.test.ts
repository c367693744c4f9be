import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { openAccounts } from '@passerelle/accounts'
import { openPool } from '@passerelle/store'
import { throwawayDatabase } from '@passerelle/testkit'
import { afterAll, describe, expect, test, vi } from 'vitest'

// Each command is a process of its own: half a second when nothing else runs, far more on a busy machine.
vi.setConfig({ testTimeout: 120_000 })

const database = await throwawayDatabase()
const pool = openPool(database.url)
afterAll(async () => {
  await pool.end()
  await database.drop()
})

const main = fileURLToPath(new URL('./main.ts', import.meta.url))

async function passerelle(
  args: readonly string[],
  input: string | Buffer = '',
  env: Readonly<Record<string, string>> = {},
) {
  const child = spawn(process.execPath, [main, ...args], {
    env: { PATH: process.env.PATH ?? '', DATABASE_URL: database.url, ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  child.stdin.end(input)
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  const [out, errors] = await Promise.all([text(child.stdout), text(child.stderr)])
  return { code: await ended, out, errors }
}

const aCase = (number: number, changes: object = {}): string =>
  JSON.stringify({
    externalId: `cli:${number}`,
    title: `Case ${number}`,
    body: 'A text.',
    format: 'text',
    ...changes,
  })

describe('wrong use ends with 2 and says what is right', () => {
  test.each([
    [[], /Usage: passerelle/],
    [['nonsense'], /unknown command 'nonsense'/],
    [['import', '-', '--as', 'docx'], /Allowed choices are jsonl/],
    [
      ['user', 'add', 'a@b.example', '--name', 'A', '--role', 'king'],
      /Allowed choices are admin, reviewer, submitter/,
    ],
    [['user', 'add', 'nobody', '--name', 'A', '--role', 'admin'], /'nobody' is no e-mail address/],
    [
      ['user', 'add', 'a@b.example', '--name', 'A', '--role', 'reviewer'],
      /name them, as in '--locale en fr'/,
    ],
  ])('%j', async (args, message) => {
    const { code, out, errors } = await passerelle(args)
    expect([code, out]).toEqual([2, ''])
    expect(errors).toMatch(message)
  })
})

test('help goes to standard output and is no failure', async () => {
  expect(await passerelle(['--help'])).toMatchObject({
    code: 0,
    out: expect.stringContaining('doctor'),
    errors: '',
  })
})

test('a wrong setting ends with 1 and one sentence', async () => {
  const { code, out, errors } = await passerelle(['status'], '', { PORT: 'x' })
  expect([code, out, errors]).toEqual([1, '', "PORT is 'x'; give a port number from 0 to 65535.\n"])
})

test('poison lines are named with their reason, and the rest is taken', async () => {
  const lines = Buffer.concat([
    Buffer.from(`${aCase(1)}\n\nnonsense\n`),
    Buffer.from([0xff, 0xfe, 0x0a]),
    Buffer.from(`${aCase(2, { title: ' ', colour: 'red' })}\r\n`),
    Buffer.from('{"__proto__":{"x":1},"externalId":"cli:p","title":"T","body":"B","format":"text"}\n'),
    Buffer.from(`${aCase(3, { body: 'a'.repeat(1024 * 1024) })}\n`),
    Buffer.from(aCase(4)),
  ])
  const { code, out, errors } = await passerelle(['import', '-'], lines)
  expect(code).toBe(1)
  expect(out).toBe('7 cases: 2 new, 0 revised, 0 unchanged, 5 failed.\n')
  expect(errors.trimEnd().split('\n')).toEqual([
    'Line 3: It is not JSON; write one JSON object a line.',
    'Line 4: It is not valid UTF-8; save the file as UTF-8.',
    'Line 5: title must not be empty. colour is not a field that is known here.',
    'Line 6: __proto__ is not a field that is known here.',
    'Line 7: It is longer than 1048576 bytes; shorten it.',
    '5 of 7 lines were not taken; mend them and import the file again.',
  ])
})

test('importing again changes nothing, and the cases belong to the ingest account', async () => {
  const lines = `${aCase(10)}\n${aCase(11)}\n${aCase(11, { title: 'Another' })}\n`
  expect(await passerelle(['import', '-'], lines)).toMatchObject({
    code: 0,
    out: '3 cases: 2 new, 1 revised, 0 unchanged, 0 failed.\n',
  })
  const again = await passerelle(['import', '-', '--json'], `${aCase(10)}\n`)
  expect(JSON.parse(again.out)).toMatchObject({
    line: 1,
    outcome: 'unchanged',
    externalId: 'cli:10',
    slug: 'case-10',
  })
  const { rows } = await pool.query(
    "select distinct u.email from cases c join account_user u on u.id = c.submitted_by where c.external_id like 'cli:1_'",
  )
  expect(rows).toEqual([{ email: 'ingest@passerelle.example' }])
})

test('a case is shown with its history, one that is not there is told', async () => {
  await passerelle(['import', '-'], `${aCase(30)}\n`)
  const shown = await passerelle(['status', 'case-30'])
  expect(shown).toMatchObject({ code: 0, errors: '' })
  expect(shown.out).toMatch(/External id {2}cli:30\n.*case-submitted/s)
  expect(JSON.parse((await passerelle(['status', 'case-30', '--json'])).out)).toMatchObject({
    slug: 'case-30',
    stage: 'received',
  })
  expect((await passerelle(['status'])).out).toMatch(/^Cases +\d+\n {2}received +\d+\n/)
  expect(await passerelle(['status', 'case-none'])).toMatchObject({ code: 1, out: '' })
})

test('a person who was added signs in, and acts by a token that was made', async () => {
  const added = await passerelle([
    'user',
    'add',
    'ana@site.example',
    '--name',
    'Ana',
    '--role',
    'reviewer',
    '--locale',
    'fr',
    'pt-br',
    '--json',
  ])
  const { id, password } = JSON.parse(added.out)
  const accounts = await openAccounts({ pool, site: 'http://127.0.0.1', newId: () => crypto.randomUUID() })
  expect(await accounts.signIn('ana@site.example', password, new Headers())).toMatchObject({
    actor: { id, locales: ['fr', 'pt-BR'] },
  })
  const token = (await passerelle(['token', 'create', 'ana@site.example'])).out.trim()
  expect(await accounts.authenticate(new Headers({ authorization: `Bearer ${token}` }))).toMatchObject({ id })
  expect(
    await passerelle(['user', 'add', 'ana@site.example', '--name', 'Ana', '--role', 'admin']),
  ).toMatchObject({ code: 1 })
  expect(await passerelle(['token', 'create', 'bob@site.example'])).toMatchObject({ code: 1, out: '' })
  const given = ['user', 'add', 'eve@site.example', '--name', 'Eve', '--role', 'admin', '--password-stdin']
  expect((await passerelle(given, 'short\n')).code).toBe(2)
  expect((await passerelle(given, 'long enough to be taken\n')).out).not.toContain('Password')
  expect(await accounts.signIn('eve@site.example', 'long enough to be taken', new Headers())).toMatchObject({
    actor: { name: 'Eve' },
  })
})

test('doctor finds everything in order, and names what is not', async () => {
  const well = await passerelle(['doctor', '--json'])
  const states = new Map(
    JSON.parse(well.out).map(({ name, state }: { name: string; state: string }) => [name, state]),
  )
  expect([
    states.get('Database'),
    states.get('Queue'),
    states.get('Audit chain'),
    states.get('Node'),
  ]).toEqual(['works', 'works', 'works', 'works'])
  const ill = await passerelle(['doctor'], '', { REDIS_URL: 'redis://127.0.0.1:1' })
  expect(ill.code).toBe(1)
  expect(ill.out).toMatch(/FAIL {2}Queue: on Redis at REDIS_URL: .*\n/)
  expect(ill.errors).toBe('Not in order: Queue; see above what to do.\n')
  const away = await passerelle(['doctor'], '', { DATABASE_URL: 'postgres://127.0.0.1:1/x' })
  expect(away.out).toMatch(/FAIL {2}Database: The database at DATABASE_URL does not answer;/)
})

test('doctor names the first broken link of the audit chain', async () => {
  const own = await throwawayDatabase()
  const env = { DATABASE_URL: own.url }
  await passerelle(['import', '-'], `${aCase(1)}\n${aCase(1, { title: 'Two' })}\n`, env)
  const tamper = openPool(own.url, { max: 1 })
  await tamper.query('alter table events disable trigger all')
  await tamper.query(
    "update events set event = jsonb_set(event, '{revision}', '7') where event->>'type' = 'case-submitted'",
  )
  await tamper.end()
  const { code, out } = await passerelle(['doctor'], '', env)
  expect(code).toBe(1)
  expect(out).toMatch(/FAIL {2}Audit chain: broken at event 1 of case /)
  await own.drop()
})
