import { accessSync, constants, existsSync, statfsSync } from 'node:fs'
import { dirname } from 'node:path'
import { type BaseContext, openEngines, queueTarget, type Settings } from '@passerelle/assembly'
import { loadLocales } from '@passerelle/i18n'
import { createQueue, migrateQueue } from '@passerelle/queue'
import { type Finding, missing, warning, works } from './doctor.ts'

/** The oldest Node that runs the sources as they are. */
const NODE_MAJOR = 24
const POSTGRES_MAJOR = 15
/** Below this much room a database soon stands still. */
const ROOM_BYTES = 500 * 1024 * 1024
const QUEUE_MS = 5000
/** An announcement that waits longer than this has no relay to carry it. */
const STUCK_MS = 60_000

export function checkNode(version: string = process.versions.node): Finding {
  const name = 'Node'
  return Number.parseInt(version, 10) >= NODE_MAJOR
    ? works(name, version)
    : missing(
        name,
        `${version} is too old`,
        `Run it through npm, which brings a Node ${NODE_MAJOR} or newer along.`,
      )
}

export function checkDataFolder({ dataFolder }: Settings): Finding {
  const name = 'Data folder'
  let folder = dataFolder
  while (!existsSync(folder)) folder = dirname(folder)
  try {
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch {
    return missing(
      name,
      `${dataFolder} can not be written`,
      'Make it yours, or set PASSERELLE_DATA to another folder.',
    )
  }
  const { bavail, bsize } = statfsSync(folder)
  const room = bavail * bsize
  const megabytes = `${Math.floor(room / 1024 / 1024)} MB free`
  return room < ROOM_BYTES
    ? warning(
        name,
        `${dataFolder}, only ${megabytes}`,
        'Make room on that disk before the database stands still.',
      )
    : works(name, `${dataFolder}, ${megabytes}`)
}

export async function checkDatabase({ pool, settings }: BaseContext): Promise<Finding> {
  const { rows } = await pool.query<{ server_version: string }>('show server_version')
  const version = rows[0]?.server_version ?? 'unknown'
  const kind = settings.databaseUrl === undefined ? 'embedded PostgreSQL' : 'PostgreSQL at DATABASE_URL'
  return Number.parseInt(version, 10) >= POSTGRES_MAJOR
    ? works('Database', `${kind}, ${version}`)
    : missing('Database', `${kind}, ${version}`, `Use PostgreSQL ${POSTGRES_MAJOR} or newer.`)
}

export async function checkQueue({ settings, databaseUrl }: BaseContext): Promise<Finding> {
  const name = 'Queue'
  const where = settings.redisUrl === undefined ? 'in the database' : 'on Redis at REDIS_URL'
  try {
    const target = queueTarget(settings, databaseUrl)
    if ('databaseUrl' in target) await migrateQueue(target.databaseUrl)
    const queue = await createQueue(target, { startTimeoutMs: QUEUE_MS, onProblem: () => {} })
    try {
      await queue.check()
      return works(name, where)
    } finally {
      await queue.close()
    }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return missing(
      name,
      `${where}: ${why}`,
      'Nothing that was submitted is lost; work goes on once the queue is back.',
    )
  }
}

export async function checkEngines(settings: Settings): Promise<Finding> {
  const name = 'Engines'
  const engines = await openEngines(settings)
  try {
    const names = engines.all.map((engine) => engine.name)
    return names.length > 0
      ? works(name, names.join(', '))
      : warning(
          name,
          'none; people translate by hand',
          'Install Apertium with its language pairs, or set DEEPL_AUTH_KEY, OPENAI_COMPATIBLE_URL, LIBRETRANSLATE_URL or APERTIUM_APY_URL, and start again.',
        )
  } finally {
    await Promise.all(engines.all.map((engine) => engine.close()))
  }
}

export async function checkLocales({ site }: Settings): Promise<Finding> {
  const folders = await loadLocales()
  const absent = site.locales.filter((locale) => !folders.some(({ info }) => info.tag === locale))
  return absent.length === 0
    ? works('Locales', `${site.locales.join(', ')}, by default ${site.defaultLocale}`)
    : missing(
        'Locales',
        `no texts for ${absent.join(', ')}`,
        'Add a folder for each to locales/, or take them out of PASSERELLE_CONFIG.',
      )
}

export async function checkAudit({ views }: BaseContext): Promise<Finding> {
  const audit = await views.verifyAudit()
  return audit.ok
    ? works('Audit chain', `whole, ${audit.events} events`)
    : missing(
        'Audit chain',
        `broken at event ${audit.event} of case ${audit.caseId}`,
        'Somebody changed the record outside the program; compare it with a backup.',
      )
}

export async function checkWork({ views, now }: BaseContext): Promise<Finding> {
  const name = 'Work'
  const { outbox, deadLetters, jobsInTrouble, revisions } = await views.status(now())
  if (outbox.oldestMs > STUCK_MS)
    return warning(
      name,
      `${outbox.waiting} announced jobs wait, the oldest for ${Math.round(outbox.oldestMs / 1000)} s`,
      'Start the system, or its relay; it takes them up by itself.',
    )
  const odd = deadLetters + jobsInTrouble.length + revisions.failed
  return odd === 0
    ? works(name, `nothing waits for long, nothing has failed`)
    : warning(
        name,
        `${revisions.failed} cases have failed, ${jobsInTrouble.length} jobs are in trouble, ${deadLetters} entries were set aside`,
        "See 'passerelle status', then retry the cases at the desk.",
      )
}
