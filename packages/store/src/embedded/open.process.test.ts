import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Holder, hold, spawnHolder } from './hold.testing.ts'
import { embeddedUrl, openEmbedded } from './index.ts'
import { readPidFile } from './pid-file.ts'

let folder = ''
let holders: Holder[] = []

beforeEach(() => {
  // The name has a space and letters beyond ASCII, as home folders do.
  folder = join(mkdtempSync(join(tmpdir(), 'passerelle embedded é-')), 'data')
  // As root the server runs under another account, which has to pass through.
  chmodSync(join(folder, '..'), 0o711)
})
afterEach(async () => {
  await Promise.all(holders.map((holder) => holder.end('SIGTERM')))
  holders = []
  rmSync(join(folder, '..'), { recursive: true, force: true })
})

const start = async (): Promise<Holder> => {
  const holder = await hold([folder])
  holders.push(holder)
  return holder
}
const killHolder = async (holder: Holder): Promise<void> => {
  holders = holders.filter((other) => other !== holder)
  await holder.end('SIGKILL')
}
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
const cluster = (): string => join(folder, 'postgres', 'cluster')
const postmaster = (): number => readPidFile(cluster())?.pid ?? 0
const remember = (url: string): Promise<unknown> => ask(url, 'create table kept as select 7 as n')
const recall = (url: string): Promise<unknown[]> => ask(url, 'select n from kept')

describe('an embedded database', () => {
  test('keeps what was written for the next start', async () => {
    const first = await openEmbedded({ dataFolder: folder })
    await remember(first.url)
    await first.close()
    const second = await openEmbedded({ dataFolder: folder })
    expect(await recall(second.url)).toEqual([{ n: 7 }])
    await second.close()
  })

  test('tells its address to its owner alone, and only while it runs', async () => {
    const { url, close } = await openEmbedded({ dataFolder: folder })
    expect(embeddedUrl(folder)).toBe(url)
    expect(statSync(join(folder, 'postgres.json')).mode & 0o777).toBe(0o600)
    expect(statSync(join(folder, 'postgres', 'password')).mode & 0o777).toBe(0o600)
    await close()
    expect(embeddedUrl(folder)).toBeUndefined()
  })

  test('listens on the loopback interface, to nobody without its password, and forces commits to the disk', async () => {
    const { url, close } = await openEmbedded({ dataFolder: folder })
    expect(await ask(url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }])
    expect(await ask(url, 'show fsync')).toEqual([{ fsync: 'on' }])
    expect(await ask(url, 'show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }])
    const wrong = new URL(url)
    wrong.password = 'guess'
    await expect(ask(wrong.href, 'select 1')).rejects.toThrow(/password authentication failed/)
    await close()
  })

  test('starts anew when its data folder is deleted', async () => {
    const first = await openEmbedded({ dataFolder: folder })
    await remember(first.url)
    await first.close()
    rmSync(folder, { recursive: true })
    const second = await openEmbedded({ dataFolder: folder })
    await expect(recall(second.url)).rejects.toThrow(/does not exist/)
    await second.close()
  })
})

describe('a data folder in use', () => {
  test('is refused to a second copy in one sentence, and the first goes on', async () => {
    const first = await start()
    const second = await start()
    expect(second.said).toMatch(
      /^already_running: Passerelle runs on the data folder .* already \(process \d+\)/,
    )
    expect(second.said).toContain(`(process ${first.process.pid})`)
    expect(await ask(first.said, 'select 1 as one')).toEqual([{ one: 1 }])
  })

  test('is free again at once when its holder was killed, with everything committed', async () => {
    const first = await start()
    await remember(first.said)
    await killHolder(first)
    const began = Date.now()
    const second = await start()
    expect(await recall(second.said)).toEqual([{ n: 7 }])
    expect(Date.now() - began).toBeLessThan(8_000)
  })

  test('survives the death of holder and server together', async () => {
    const first = await start()
    await remember(first.said)
    process.kill(postmaster(), 'SIGKILL')
    await killHolder(first)
    expect(await recall((await start()).said)).toEqual([{ n: 7 }])
  })

  test('is served again at the same address when its server alone was killed', async () => {
    const holder = await start()
    await remember(holder.said)
    const before = postmaster()
    process.kill(before, 'SIGKILL')
    let rows: unknown[] = []
    for (const end = Date.now() + 30_000; rows.length === 0 && Date.now() < end; await sleep(100))
      rows = postmaster() === before ? [] : await recall(holder.said).catch(() => [])
    expect(rows).toEqual([{ n: 7 }])
  })

  test.each([100, 400, 900])('is made again when its making was killed after %i ms', async (ms) => {
    const making = spawnHolder([folder])
    await sleep(ms)
    making.kill('SIGKILL')
    const holder = await start()
    expect(holder.said).toMatch(/^postgres:/)
    expect(await ask(holder.said, 'select 1 as one')).toEqual([{ one: 1 }])
  })
})

describe('a broken data folder is told in one sentence', () => {
  const broken = async (harm: () => void): Promise<string> => {
    const { close } = await openEmbedded({ dataFolder: folder })
    await close()
    harm()
    return openEmbedded({ dataFolder: folder }).then(
      () => 'opened',
      (error: unknown) => String(error),
    )
  }

  test('a file in its place', async () => {
    writeFileSync(folder, 'not a folder')
    await expect(openEmbedded({ dataFolder: folder })).rejects.toThrow(
      /is a file; move it away, or set PASSERELLE_DATA/,
    )
    expect(readFileSync(folder, 'utf8')).toBe('not a folder')
  })

  test('a folder below a file', async () => {
    writeFileSync(folder, '')
    await expect(openEmbedded({ dataFolder: join(folder, 'below') })).rejects.toThrow(
      /a part of its path is a file/,
    )
  })

  test.runIf(process.platform === 'linux')('a folder that the system does not let anybody make', async () => {
    await expect(openEmbedded({ dataFolder: '/proc/passerelle' })).rejects.toThrow(
      /the system takes no new folder there; mend that, or set PASSERELLE_DATA/,
    )
  })

  test('a database of another version, which is left as it is', async () => {
    expect(await broken(() => writeFileSync(join(cluster(), 'PG_VERSION'), '15\n'))).toMatch(
      /made by PostgreSQL 15 and this release runs 18/,
    )
    expect(existsSync(join(cluster(), 'global', 'pg_control'))).toBe(true)
  })

  test('a database with files missing', async () => {
    expect(await broken(() => rmSync(join(cluster(), 'global', 'pg_control')))).toMatch(
      /damaged: files .* are missing/,
    )
  })

  test('a database whose password is lost', async () => {
    expect(await broken(() => rmSync(join(folder, 'postgres', 'password')))).toMatch(
      /password file .* is missing/,
    )
  })

  test('a database that its server refuses', async () => {
    expect(
      await broken(() => writeFileSync(join(cluster(), 'global', 'pg_control'), 'x'.repeat(8192))),
    ).toMatch(/PostgreSQL did not start: .*its log is/)
  })

  test('and the folder can be opened again once it is mended', async () => {
    const version = join(cluster(), 'PG_VERSION')
    await broken(() => writeFileSync(version, '15\n'))
    writeFileSync(version, '18\n')
    const { url, close } = await openEmbedded({ dataFolder: folder })
    expect(await ask(url, 'select 1 as one')).toEqual([{ one: 1 }])
    await close()
  })
})
