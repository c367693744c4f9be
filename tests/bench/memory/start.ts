import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePort, submission } from '@passerelle/testkit'
import { startService } from '../../faults/processes.ts'
import { type TreeMemory, treeMemory } from './tree.ts'

// Long enough after the last sample for idle database connections to close (10 s).
const REST_MS = 15_000

export interface TreeUse {
  readonly atRest: TreeMemory
  /** The most that was seen while cases came in as fast as they were taken. */
  readonly underLoad: TreeMemory
}

/** Memory of the whole tree that `npm start` runs, with its samples, on an embedded database in a temporary folder. */
export async function memoryOfStart(cases: number): Promise<TreeUse> {
  const data = await mkdtemp(join(tmpdir(), 'passerelle-bench-'))
  // As root the database runs under another account, which has to pass through.
  await chmod(data, 0o711)
  const port = await freePort()
  const tree = startService('standalone', { PASSERELLE_DATA: data, PORT: String(port), LOG_LEVEL: 'warn' })
  const site = `http://127.0.0.1:${port}`
  try {
    await tree.ready(`${site}/readyz`, 120_000)
    await pause(REST_MS)
    const atRest = await treeMemory(tree.pid)
    const { ingestToken } = JSON.parse(await readFile(join(data, 'credentials.json'), 'utf8'))
    const loading = load(site, String(ingestToken), cases)
    let underLoad = atRest
    let over = false
    void loading.finally(() => {
      over = true
    })
    while (!over) {
      const seen = await treeMemory(tree.pid)
      if (seen.rssBytes > underLoad.rssBytes) underLoad = seen
      await pause(250)
    }
    await loading
    return { atRest, underLoad }
  } finally {
    await tree.kill('SIGTERM')
    await rm(data, { recursive: true, force: true })
  }
}

async function load(site: string, token: string, cases: number): Promise<void> {
  let next = 0
  const one = async (): Promise<void> => {
    while (next < cases) {
      next += 1
      const { externalId, content, facts } = submission({ externalId: `bench:${next}` })
      const { title, body, format } = content
      const answer = await fetch(`${site}/api/v1/cases`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ externalId, title, body, format, ...facts }),
      })
      if (answer.status !== 201)
        throw new Error(`POST /cases answered ${answer.status}: ${await answer.text()}`)
      await answer.arrayBuffer()
    }
  }
  await Promise.all(Array.from({ length: 8 }, one))
}
