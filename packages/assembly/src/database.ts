import type { Settings } from './environment.ts'

export interface OpenDatabase {
  readonly url: string
  /** `configured` by DATABASE_URL, `running` under another process of ours, or `opened` here for as long as we need it. */
  readonly how: 'configured' | 'running' | 'opened'
  readonly close: () => Promise<void>
}

const nothing = async (): Promise<void> => {}

/**
 * The database to work on: the configured one, else the embedded one, of the running system or opened for ourselves.
 * Throws an EmbeddedError in one sentence.
 */
export async function openDatabase(
  settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>,
  log: (line: string) => void,
): Promise<OpenDatabase> {
  if (settings.databaseUrl !== undefined)
    return { url: settings.databaseUrl, how: 'configured', close: nothing }
  // Loaded where it is needed: a server on its own database has no use for an embedded one.
  const { embeddedUrl, openEmbedded } = await import('@passerelle/store/embedded')
  const running = embeddedUrl(settings.dataFolder)
  if (running !== undefined && (await answers(running)))
    return { url: running, how: 'running', close: nothing }
  const { url, close } = await openEmbedded({ dataFolder: settings.dataFolder, log })
  return { url, how: 'opened', close }
}

/** A process that was killed leaves its address behind. */
async function answers(url: string): Promise<boolean> {
  const { openPool } = await import('@passerelle/store')
  const pool = openPool(url, { max: 1, connectionTimeoutMs: 2000 })
  try {
    await pool.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await pool.end()
  }
}
