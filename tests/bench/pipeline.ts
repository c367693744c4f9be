import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { migrateQueue, type QueueTarget } from '@passerelle/queue'
import { migrate, openPool } from '@passerelle/store'
import { openEmbedded } from '@passerelle/store/embedded'
import { hasRedis, startRedis } from '../faults/redis-server.ts'
import { bareRate } from './pipeline/bare.ts'
import { pipelineRun } from './pipeline/run.ts'
import { type BenchRun, rate, type Table } from './table.ts'

const CASES = 400
const BARE_JOBS = 3_000
const CONCURRENCY = 10
const TARGET = 0.5

/** Cases a second from submission until review, beside what the bare queue allows, on each queue that is here. */
export const pipeline: Table = {
  caption: 'cases a second from submission until review, beside the bare queue',
  async measure(run) {
    const folder = await mkdtemp(join(tmpdir(), 'passerelle-bench-'))
    // As root the database runs under another account, which has to pass through.
    await chmod(folder, 0o711)
    const database = await openEmbedded({ dataFolder: folder })
    try {
      const pool = openPool(database.url, { max: 1 })
      await migrate(pool)
      await pool.end()
      await migrateQueue(database.url)
      await speed(run, 'PostgreSQL', database.url, { databaseUrl: database.url })
      if (hasRedis()) {
        const redis = await startRedis()
        await speed(run, 'Redis', database.url, { redisUrl: redis.url })
        await redis.close()
      } else run.say('Queue on Redis: not measured, there is no redis-server here.')
    } finally {
      await database.close()
      await rm(folder, { recursive: true, force: true })
    }
  },
}

async function speed(
  { scale, say }: BenchRun,
  name: string,
  databaseUrl: string,
  target: QueueTarget,
): Promise<void> {
  const jobs = Math.round(BARE_JOBS * scale)
  // The bare queue before and after, and their mean: the machine is not equally fast at all times.
  const before = await bareRate(target, jobs, CONCURRENCY)
  const { casesPerSecond, jobsPerCase } = await pipelineRun(
    databaseUrl,
    target,
    Math.round(CASES * scale),
    CONCURRENCY,
  )
  const after = await bareRate(target, jobs, CONCURRENCY)
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
