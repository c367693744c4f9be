import { parseArgs } from 'node:util'
import { checks } from './checks.ts'
import { detection } from './detection.ts'
import { documents } from './documents.ts'
import { interchange } from './interchange.ts'
import { memory } from './memory.ts'
import { pipeline } from './pipeline.ts'
import { sentences } from './sentences.ts'
import { similar } from './similar.ts'
import type { Table } from './table.ts'

// What `npm run bench` prints. A new table is a file beside this one and a line here.
const TABLES: Readonly<Record<string, Table>> = {
  pipeline,
  documents,
  memory,
  detection,
  checks,
  interchange,
  sentences,
  similar,
}

const USAGE = `npm run bench -- [--quick] [TABLE …]   --quick does a tenth of the work, to see that it works; without a name, all tables:
${Object.entries(TABLES)
  .map(([name, { caption }]) => `  ${name.padEnd(12)}${caption}`)
  .join('\n')}`

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const unknown = positionals.filter((name) => !Object.hasOwn(TABLES, name))
if (values.help || unknown.length > 0) {
  if (unknown.length > 0) console.error(`There is no table '${unknown.join("', '")}'.`)
  console.log(USAGE)
  process.exitCode = unknown.length > 0 ? 2 : 0
} else {
  const run = { scale: values.quick ? 0.1 : 1, say: (line: string) => console.log(line) }
  for (const [name, table] of Object.entries(TABLES))
    if (positionals.length === 0 || positionals.includes(name)) await table.measure(run)
}
