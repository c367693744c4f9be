import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateQueue, type QueueTarget } from '@passerelle/queue'
import { migrate, openPool } from '@passerelle/store'
import { openEmbedded } from '@passerelle/store/embedded'
import { hasRedis, startRedis } from '../faults/redis-server.ts'
import { bareRate } from './bare.ts'
import { memoryOfStart } from './memory.ts'
import { pipelineRun } from './pipeline.ts'
import type { TreeMemory } from './tree.ts'

// What `npm run bench` prints; --quick measures a tenth, to see that it works.
const scale = process.argv.includes('--quick') ? 0.1 : 1
const CASES = Math.round(400 * scale)
const BARE_JOBS = Math.round(3_000 * scale)
const CONCURRENCY = 10
const TARGET = 0.5

const say = (line: string): void => console.log(line)
const rate = (value: number): string => value.toFixed(value < 100 ? 1 : 0)
const megabytes = (bytes: number | null): string =>
  bytes === null ? 'unknown' : `${Math.round(bytes / 2 ** 20)} MB`
const memory = ({ processes, rssBytes, pssBytes }: TreeMemory): string =>
  `${megabytes(rssBytes)} resident in ${processes} processes (${megabytes(pssBytes)} with shared memory counted once)`

async function speed(name: string, databaseUrl: string, target: QueueTarget): Promise<void> {
  // The bare queue before and after, and their mean: the machine is not equally fast at all times.
  const before = await bareRate(target, BARE_JOBS, CONCURRENCY)
  const { casesPerSecond, jobsPerCase } = await pipelineRun(databaseUrl, target, CASES, CONCURRENCY)
  const after = await bareRate(target, BARE_JOBS, CONCURRENCY)
  const bare = (before + after) / 2
  const ratio = (casesPerSecond * jobsPerCase) / bare
  say(`Queue on ${name}`)
  say(`  bare queue, no-op jobs:          ${rate(bare)} jobs/s`)
  say(
    `  submitted until in_review:       ${rate(casesPerSecond)} cases/s of ${jobsPerCase.toFixed(1)} jobs each`,
  )
  say(
    `  share of what the queue allows:  ${ratio.toFixed(2)} (target ${TARGET}, ${ratio >= TARGET ? 'met' : 'missed'})`,
  )
}

const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'))
// As root the database runs under another account, which has to pass through.
await chmod(folder, 0o711)
const database = await openEmbedded({ dataFolder: folder })
try {
  const pool = openPool(database.url, { max: 1 })
  await migrate(pool)
  await pool.end()
  await migrateQueue(database.url)
  await speed('PostgreSQL', database.url, { databaseUrl: database.url })
  if (hasRedis()) {
    const redis = await startRedis()
    await speed('Redis', database.url, { redisUrl: redis.url })
    await redis.close()
  } else say('Queue on Redis: not measured, there is no redis-server here.')
} finally {
  await database.close()
  await rm(folder, { recursive: true, force: true })
}
const { atRest, underLoad } = await memoryOfStart(CASES)
say('Memory of the whole tree of npm start')
say(`  at rest:     ${memory(atRest)}`)
say(`  under load:  ${memory(underLoad)}`)
