import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { serverAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { prepareCluster, SUPERUSER } from './cluster.ts'
import { abandonedHomes, homePath, prepareHome, sweepTemporaryHomes } from './home.ts'
import { type DataLock, lockDataFolder } from './lock.ts'
import { stopOrphan } from './orphan.ts'
import { writePrivate } from './private-file.ts'
import { startServer } from './server.ts'
import { DEFAULT_SERVER, type ServerSettings } from './settings.ts'

export interface EmbeddedOptions {
  readonly dataFolder: string
  /** Takes a line for people about what is being done. */
  readonly log?: (line: string) => void
  readonly server?: Partial<ServerSettings>
  /** The folder's lock, when the caller holds it already; `close` lets it go. */
  readonly lock?: DataLock
  /** Where things go that the server's account must reach and can't in the data folder. Used as root only. */
  readonly stage?: string
}

export interface EmbeddedDatabase {
  /** `postgres://…` of the database `passerelle`, with its password. */
  readonly url: string
  /** Ends the server orderly and lets the data folder go. */
  readonly close: () => Promise<void>
}

const DATABASE = 'passerelle'
const STAGE = '/var/lib/passerelle'

const addressFile = (dataFolder: string): string => join(dataFolder, 'postgres.json')

/**
 * Opens the embedded PostgreSQL of a data folder, making folder and database when they are not there, and holds the folder
 * for this process until `close`. While it runs, `<data>/postgres.json` (mode 0600) tells other processes the address.
 * Throws an `EmbeddedError` whose message is one sentence for people.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const { log = () => {}, stage = STAGE } = options
  const settings = { ...DEFAULT_SERVER, ...options.server }
  const { folder: dataFolder, release } = options.lock ?? lockDataFolder(options.dataFolder)
  try {
    const account = serverAccount(homePath(dataFolder))
    const binaries = findBinaries(account, stage)
    const home = prepareHome(dataFolder, account, stage)
    if (account !== null) await sweepTemporaryHomes(stage, (left) => stopOrphan(join(left, 'cluster'), log))
    for (const left of abandonedHomes(dataFolder, home, stage)) await leaveAlone(left, log)
    await stopOrphan(join(home, 'cluster'), log)
    const cluster = prepareCluster({ home, account, binaries, durable: settings.durable, log })
    const logFile = join(dataFolder, 'postgres.log')
    const server = await startServer({ folder: cluster.folder, account, binaries, settings, logFile, log })
    const address = (database: string): string =>
      `postgres://${SUPERUSER}:${cluster.password}@127.0.0.1:${server.port}/${database}`
    const close = async (): Promise<void> => {
      rmSync(addressFile(dataFolder), { force: true })
      await server.stop(settings.durable ? 'fast' : 'immediate')
      release()
    }
    try {
      await ensureDatabase(address('postgres'))
      writePrivate(
        addressFile(dataFolder),
        `${JSON.stringify({ url: address(DATABASE), pid: process.pid })}\n`,
      )
    } catch (error) {
      await close()
      throw error
    }
    return { url: address(DATABASE), close }
  } catch (error) {
    release()
    throw error
  }
}

/** The address of the embedded database while another process keeps it open, or undefined. */
export function embeddedUrl(dataFolder: string): string | undefined {
  try {
    const address: unknown = JSON.parse(readFileSync(addressFile(dataFolder), 'utf8'))
    const url = typeof address === 'object' && address !== null && 'url' in address ? address.url : undefined
    return typeof url === 'string' ? url : undefined
  } catch {
    return undefined
  }
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    const found = await client.query('select from pg_database where datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`create database ${DATABASE}`)
  } finally {
    await client.end()
  }
}

// A disk that is not mounted today looks like a deleted data folder, so what it left elsewhere is never removed by us.
async function leaveAlone(home: string, log: (line: string) => void): Promise<void> {
  await stopOrphan(join(home, 'cluster'), log)
  log(`An older database of this data folder lies in ${home}; delete it if you don't want it any more.`)
}
