import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Credentials } from './credentials.ts'

const MAIN = join(import.meta.dirname, 'main.ts')
const PORT = 18_000 + (process.pid % 10_000)
const site = `http://127.0.0.1:${PORT}`
const folder = mkdtempSync(join(tmpdir(), 'passerelle standalone é-'))
const data = join(folder, 'data')

interface Started {
  readonly child: ChildProcess
  readonly said: () => string
}

function start(env: Readonly<Record<string, string>> = {}): Started {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', MAIN], {
    env: { PATH: process.env.PATH, PORT: String(PORT), PASSERELLE_DATA: data, PASSERELLE_APT: '0', ...env },
    // The launcher above holds a channel to it.
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    detached: true,
  })
  let said = ''
  const take = (text: string): void => {
    said += text
  }
  child.stdout?.setEncoding('utf8').on('data', take)
  child.stderr?.setEncoding('utf8').on('data', take)
  return { child, said: () => said }
}

async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 60_000; Date.now() < end; await sleep(100)) if (await isSo()) return
  throw new Error(`Not within a minute: ${what}`)
}

const ready = (): Promise<boolean> =>
  fetch(`${site}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )
const ended = async ({ child }: Started): Promise<unknown> =>
  child.exitCode ?? child.signalCode ?? (await once(child, 'exit'))[0]
const stop = (started: Started): Promise<unknown> => {
  started.child.kill('SIGTERM')
  return ended(started)
}
const credentials = (): Credentials => JSON.parse(readFileSync(join(data, 'credentials.json'), 'utf8'))
const cases = async (): Promise<{ externalId: string; revision: number; sourceLanguage: string }[]> => {
  const reply = await fetch(`${site}/api/v1/cases?limit=100`, {
    headers: { authorization: `Bearer ${credentials().adminToken}` },
  })
  const list: { items?: { externalId: string; revision: number; sourceLanguage: string }[] } = JSON.parse(
    await reply.text(),
  )
  return list.items ?? []
}
const childPids = (started: Started): Record<string, number> =>
  Object.fromEntries(
    execFileSync('pgrep', ['-P', String(started.child.pid), '-a'], { encoding: 'utf8' })
      .split('\n')
      .flatMap((line) => {
        const [, pid, name] = /^(\d+) .*\/src\/(web|work)\.ts/.exec(line) ?? []
        return pid === undefined || name === undefined ? [] : [[name, Number(pid)]]
      }),
  )

// Nobody may reap what was left without a parent: a zombie has ended.
const isAlive = (pid: number): boolean =>
  existsSync(`/proc/${pid}/stat`) && !/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))

let running: Started
beforeAll(async () => {
  running = start()
  await until('ready', () => running.said().includes('Passerelle is ready.'))
  await until('ten samples with their language', async () => {
    const all = await cases()
    return all.length === 10 && all.every(({ sourceLanguage }) => sourceLanguage)
  })
})
afterAll(async () => {
  await stop(running)
  rmSync(folder, { recursive: true, force: true })
})

describe('the first start', () => {
  test('answers that it is ready', async () => {
    expect(await ready()).toBe(true)
  })

  test('writes credentials for an administrator and two reviewers, which only their owner can read', () => {
    expect(statSync(join(data, 'credentials.json')).mode & 0o777).toBe(0o600)
    const { site: address, users, ingestToken, adminToken } = credentials()
    expect(address).toBe(site)
    expect(users.map(({ roles }) => roles)).toEqual([['admin'], ['reviewer'], ['reviewer']])
    expect(users[1]?.locales).toEqual(['en', 'fr', 'es'])
    expect(new Set([...users.map(({ password }) => password), ingestToken, adminToken]).size).toBe(5)
    expect(existsSync(join(data, 'credentials.draft.json'))).toBe(false)
  })

  test('prints the sign-in and what happens, and logs no password', () => {
    const said = running.said()
    for (const { email, password } of credentials().users) expect(said).toContain(`${email}  ${password}`)
    expect(said).toMatch(/detected fr \(\d\.\d\d\) · decidim/)
    const log = readFileSync(join(data, 'passerelle.log'), 'utf8')
    for (const { password } of credentials().users) expect(log).not.toContain(password)
  })

  test('reads every sample in its own language', async () => {
    const languages = Object.fromEntries(
      (await cases()).map(({ externalId, sourceLanguage }) => [externalId, sourceLanguage]),
    )
    expect(Object.values(languages).sort()).toEqual([
      'de',
      'en',
      'en',
      'en',
      'es',
      'et',
      'fr',
      'ne',
      'pt',
      'uk',
    ])
  })
})

describe('what stands in the way of another start is told in one sentence', () => {
  test('a copy on the same data', async () => {
    const second = start()
    expect(await ended(second)).toBe(1)
    expect(second.said().trim()).toMatch(
      /^Passerelle runs on the data folder .* already \(process \d+\); [^\n]*$/,
    )
  })

  test('a busy port', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const address = other.address()
    const port = typeof address === 'object' ? String(address?.port) : ''
    const second = start({ PORT: port, PASSERELLE_DATA: join(folder, 'other') })
    expect(await ended(second)).toBe(1)
    expect(second.said().trim()).toBe(
      `Port ${port} on 127.0.0.1 is in use by another program; stop that one, or set PORT to a free port.`,
    )
    other.close()
  })

  test('a wrong setting', async () => {
    const second = start({ PORT: 'eighty' })
    expect(await ended(second)).toBe(1)
    expect(second.said().trim()).toMatch(/^PORT is 'eighty'; give a port number [^\n]*$/)
  })
})

describe('it heals', () => {
  test.each(['web', 'work'])('when its process %s is killed', async (name) => {
    const before = childPids(running)[name]
    process.kill(before ?? 0, 'SIGKILL')
    await until('another process', () => ![undefined, before].includes(childPids(running)[name]))
    await until('ready', ready)
    expect(running.said()).toContain(`The process '${name}' ended by itself (SIGKILL); starting it again.`)
  })

  test('when its database is killed', async () => {
    const pid = Number(
      readFileSync(join(data, 'postgres', 'cluster', 'postmaster.pid'), 'utf8').split('\n')[0],
    )
    process.kill(pid, 'SIGKILL')
    await until('cases can be read', () =>
      cases().then(
        (all) => all.length === 10,
        () => false,
      ),
    )
  })
})

describe('it goes on', () => {
  test('from the same data after a kill of the whole, whose processes end by themselves, and submits nothing twice', async () => {
    const { web = 0, work = 0 } = childPids(running)
    const before = credentials()
    running.child.kill('SIGKILL')
    await ended(running)
    running = start()
    await until('ready', () => running.said().includes('Passerelle is ready.'))
    expect(credentials()).toEqual(before)
    const all = await cases()
    expect(all.map(({ revision }) => revision)).toEqual(Array.from({ length: 10 }, () => 1))
    await until('the children of the killed one have ended', () => ![web, work].some(isAlive))
  })

  test('after an orderly stop, which leaves no process behind', async () => {
    // The whole family hears a terminal's Ctrl-C.
    process.kill(-(running.child.pid ?? 0), 'SIGINT')
    expect(await ended(running)).toBe(0)
    expect(running.said()).toMatch(/\nStopping …\nStopped\.\n$/)
    expect(existsSync(join(data, 'postgres', 'cluster', 'postmaster.pid'))).toBe(false)
    running = start({ PORT: String(PORT + 1) })
    await until('ready', () => running.said().includes('Passerelle is ready.'))
    expect(credentials().site).toBe(`http://127.0.0.1:${PORT + 1}`)
  })
})
