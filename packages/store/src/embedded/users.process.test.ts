import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Holder, hold } from './hold.testing.ts'

const isRoot = process.getuid?.() === 0
const name = `passerelle-${process.pid}`
let user = { uid: 0, gid: 0 }
let folder = ''

const ask = async (url: string, sql: string): Promise<unknown[]> => {
  const client = new Client({ connectionString: url })
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
const ownerOfServer = async (holder: Holder): Promise<number> => {
  const [row] = await ask(holder.said, "select pg_read_file('postmaster.pid') as text")
  const pid = /^\d+/.exec(JSON.stringify(row).replace(/^.*?:"/, ''))?.[0]
  return statSync(`/proc/${pid}`).uid
}

/** A folder that only root can enter, beside a stage that its server's account can. */
const privateHome = (): string => {
  chmodSync(folder, 0o711)
  const home = join(folder, 'home')
  mkdirSync(home, { mode: 0o700 })
  return home
}

/** Whether an ordinary user can run what lies in this checkout at all. */
const canReach = (): boolean =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'error.ts')], { ...user, cwd: '/' }).status === 0

// Only root can make users and be somebody else.
describe.skipIf(!isRoot)('whoever starts it', () => {
  beforeAll(() => {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', name])
    const [uid = 0, gid = 0] = ['-u', '-g'].map((flag) =>
      Number(execFileSync('id', [flag, name], { encoding: 'utf8' })),
    )
    user = { uid, gid }
  })
  afterAll(() => {
    spawnSync('userdel', [name])
  })
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'passerelle-users-'))
    return () => rmSync(folder, { recursive: true, force: true })
  })

  test('an ordinary user runs the server as himself, in a folder that nobody else can enter', async (context) => {
    if (!canReach()) return context.skip('an ordinary user cannot enter this checkout')
    chownSync(folder, user.uid, user.gid)
    const holder = await hold([join(folder, 'data')], user)
    expect(await ownerOfServer(holder)).toBe(user.uid)
    await holder.end('SIGTERM')
    expect(lstatSync(join(folder, 'data', 'postgres')).isSymbolicLink()).toBe(false)
    // Root takes it over as that user, and gives nothing of it to itself.
    const asRoot = await hold([join(folder, 'data')])
    expect(await ownerOfServer(asRoot)).toBe(user.uid)
    await asRoot.end('SIGTERM')
    const again = await hold([join(folder, 'data')], user)
    expect(again.said).toMatch(/^postgres:/)
    await again.end('SIGTERM')
  })

  test('an ordinary user is told when the folder is not his', async (context) => {
    if (!canReach()) return context.skip('an ordinary user cannot enter this checkout')
    chmodSync(folder, 0o755)
    const theirs = join(folder, 'data')
    mkdirSync(theirs)
    expect((await hold([theirs], user)).said).toMatch(
      /^folder: .*belongs to another user \(number 0\); run this as that user/,
    )
    expect((await hold([join(folder, 'new')], user)).said).toMatch(/^folder: .*permission is denied/)
  })

  test('root in a folder that others can enter keeps the database there, under another account', async () => {
    chmodSync(folder, 0o755)
    const holder = await hold([join(folder, 'data'), join(folder, 'stage')])
    expect(await ownerOfServer(holder)).not.toBe(0)
    await holder.end('SIGTERM')
    expect(lstatSync(join(folder, 'data', 'postgres')).isDirectory()).toBe(true)
  })

  test('root in a private folder keeps the database where its account can go, and changes no modes', async () => {
    const home = privateHome()
    const data = join(home, 'data')
    const holder = await hold([data, join(folder, 'stage')])
    await ask(holder.said, 'create table kept as select 7 as n')
    await holder.end('SIGKILL')
    expect(readlinkSync(join(data, 'postgres'))).toMatch(`${folder}/stage/`)
    expect(statSync(home).mode & 0o777).toBe(0o700)

    const second = await hold([data, join(folder, 'stage')])
    expect(await ask(second.said, 'select n from kept')).toEqual([{ n: 7 }])
    await second.end('SIGKILL')

    rmSync(data, { recursive: true })
    const anew = await hold([data, join(folder, 'stage')])
    await expect(ask(anew.said, 'select n from kept')).rejects.toThrow(/does not exist/)
    await anew.end('SIGTERM')
  })

  test('what a deleted temporary folder has left elsewhere is removed by the next start', async () => {
    const home = privateHome()
    const first = join(home, 'first')
    const left = await hold([first, join(folder, 'stage')])
    await left.end('SIGKILL')
    const place = readlinkSync(join(first, 'postgres'))
    rmSync(first, { recursive: true })
    const next = await hold([join(home, 'next'), join(folder, 'stage')])
    expect(next.said).toMatch(/^postgres:/)
    expect(existsSync(place)).toBe(false)
    await next.end('SIGTERM')
  })

  test('a database whose place has gone is told, not made anew', async () => {
    const data = join(privateHome(), 'data')
    const holder = await hold([data, join(folder, 'stage')])
    await holder.end('SIGTERM')
    const place = readlinkSync(join(data, 'postgres'))
    rmSync(place, { recursive: true })
    expect((await hold([data, join(folder, 'stage')])).said).toMatch(/^folder: .*which is gone; put it back/)
  })
})
