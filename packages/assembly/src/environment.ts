import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  choiceSetting,
  type Environment,
  flagSetting,
  LOG_LEVELS,
  type LogLevel,
  portSetting,
  readSettings,
  urlSetting,
} from '@passerelle/runtime'
import { z } from 'zod'
import { ENGINE_VARIABLES, type EngineSettings, engineSettings } from './engine-settings.ts'
import { DEFAULT_INSTALLATION, type Installation, readInstallation } from './installation.ts'
import { StartError } from './start-error.ts'

/** Everything that a process is told from outside. */
export interface Settings extends Installation, EngineSettings {
  readonly port: number
  readonly host: string
  /** The public address, without a slash at its end. */
  readonly siteUrl: string
  readonly dataFolder: string
  /** Absent: the embedded database of the data folder. */
  readonly databaseUrl?: string
  /** Absent: the queue lives in the database. */
  readonly redisUrl?: string
  readonly samples: boolean
  readonly logLevel: LogLevel
  /** Signs session cookies; absent: one from the database. */
  readonly secret?: string
}

const CHECKOUT = fileURLToPath(new URL('../../..', import.meta.url))

const httpUrl = () => urlSetting('http:', 'https:')
const redisUrls = z
  .string()
  .refine(
    (text) => text.split(',').every((each) => /^rediss?:$/.test(URL.parse(each.trim())?.protocol ?? '')),
    {
      error:
        "give an address that starts with 'redis://' or 'rediss://', or several of a cluster separated by commas",
    },
  )

const schemaFor = (port: number) =>
  z.object({
    PORT: portSetting(port),
    HOST: z.string().default('127.0.0.1'),
    PASSERELLE_SITE: httpUrl().optional(),
    PASSERELLE_DATA: z.string().default(resolve(CHECKOUT, '.data')),
    PASSERELLE_SECRET: z.string().min(32, 'give at least 32 random characters').optional(),
    DATABASE_URL: urlSetting('postgres:', 'postgresql:').optional(),
    REDIS_URL: redisUrls.optional(),
    ...ENGINE_VARIABLES,
    PASSERELLE_CONFIG: z.string().optional(),
    PASSERELLE_SAMPLES: flagSetting(true),
    LOG_LEVEL: choiceSetting(LOG_LEVELS, 'info'),
  })

/** The port of a process that serves people, unless PORT says otherwise. */
export const WEB_PORT = 8080

/**
 * Reads all settings. `defaultPort` is for a process without PORT: 0 where it then has no port at all.
 * Throws a StartError whose one sentence names the variable, what is wrong with it and what would be right.
 */
export function readEnvironment(env: Environment, defaultPort: number = WEB_PORT): Settings {
  const read = readSettings(schemaFor(defaultPort), env)
  if (!read.ok) throw new StartError(read.message)
  const { values } = read
  const installation =
    values.PASSERELLE_CONFIG === undefined
      ? DEFAULT_INSTALLATION
      : readInstallation(resolve(values.PASSERELLE_CONFIG))
  return {
    ...installation,
    port: values.PORT,
    host: values.HOST,
    siteUrl: (values.PASSERELLE_SITE ?? localAddress(values.HOST, values.PORT)).replace(/\/+$/, ''),
    dataFolder: resolve(values.PASSERELLE_DATA),
    samples: values.PASSERELLE_SAMPLES,
    logLevel: values.LOG_LEVEL,
    ...given('databaseUrl', values.DATABASE_URL),
    ...given('redisUrl', values.REDIS_URL),
    ...given('secret', values.PASSERELLE_SECRET),
    ...engineSettings(values),
  }
}

// A server that listens everywhere is reached, from here, at the loopback address.
function localAddress(host: string, port: number): string {
  const reached = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host
  return `http://${reached.includes(':') ? `[${reached}]` : reached}:${port}`
}

/** `{ name: value }`, or nothing where there is no value: an absent setting has no key. */
const given = <Name extends string>(
  name: Name,
  value: string | undefined,
): { readonly [Key in Name]?: string } => {
  const found: { [Key in Name]?: string } = {}
  if (value !== undefined) found[name] = value
  return found
}
