import { openEmbedded } from './index.ts'

// Opens a data folder and holds it until it is killed: what the tests of this room start as a process of its own.
// Arguments: the data folder, and the stage where one is used. Writes the address, or `code: message` when it fails.
const [dataFolder = '', stage] = process.argv.slice(2)
try {
  const { url, close } = await openEmbedded({ dataFolder, ...(stage === undefined ? {} : { stage }) })
  process.stdout.write(`${url}\n`)
  process.on('SIGTERM', () => void close().then(() => process.exit(0)))
} catch (error) {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'bug'
  process.stdout.write(`${code}: ${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
