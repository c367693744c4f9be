import { randomUUID } from 'node:crypto'
import { JOB_NAMES } from '@passerelle/jobs'
import { createQueue } from '@passerelle/queue'

// A worker for the suite to kill: takes the jobs of one name, says which, and never finishes any.
// node queue-worker.ts TARGET_JSON OPTIONS_JSON JOB_NAME
const [target = '', options = '', name = ''] = process.argv.slice(2)
const job = JOB_NAMES.find((candidate) => candidate === name)
if (job === undefined) throw new Error(`There is no job named '${name}'.`)
const queue = await createQueue(JSON.parse(target), JSON.parse(options))
await queue.work(
  job,
  {
    handle: (taken) => {
      console.log(`took ${JSON.stringify(taken.payload)}`)
      return new Promise(() => undefined)
    },
    setAside: () => Promise.resolve(),
  },
  { concurrency: 5 },
)
console.log(`ready ${randomUUID()}`)
