import { readFileSync } from 'node:fs'
import {
  type Budget,
  type CheckSettings,
  DEFAULT_CHECK_SETTINGS,
  DEFAULT_POLICY,
  DEFAULT_TRUST,
  type Locale,
  locale,
  type MemoryTrust,
  type ReviewPolicy,
} from '@passerelle/domain'
import type { BreakerSettings, Route } from '@passerelle/engines'
import { checkWith } from '@passerelle/runtime'
import type { Site } from '@passerelle/workflow'
import { z } from 'zod'
import { budgetsSchema } from './budgets-schema.ts'
import { checksSchema, dismissibleCheck } from './check-settings.ts'
import { breakerSchema, routesSchema } from './engine-rules.ts'
import { languageTag } from './language-tag.ts'
import { memoryTrust } from './memory-trust.ts'
import { StartError } from './start-error.ts'

/** What an installation decides for itself; the file that PASSERELLE_CONFIG names. */
export interface Installation {
  readonly site: Site
  /** Who runs the site, as its readers are told. */
  readonly operator?: string
  readonly policy: ReviewPolicy
  /** How far the translation memory is trusted. */
  readonly trust: MemoryTrust
  readonly checks: CheckSettings
  /** The first that fits a pair counts; where none fits, every engine that is set up is asked. */
  readonly routes: readonly Route[]
  /** When an engine is left alone over a pair, and for how long, where that is not as usual. */
  readonly breaker: Partial<BreakerSettings>
  /** The most that engines may cost in a month; without one there is no limit but the engine's own. */
  readonly budgets: readonly Budget[]
  readonly batching: Batching
  /** Jobs that one worker process does at once, by the job's name. */
  readonly concurrency: Concurrency
}

/** How requests to engines are filled with the texts of several drafts. */
export interface Batching {
  /** Milliseconds that a text waits at most for others to share its request. */
  readonly lingerMs: number
  /** Requests of one engine and pair that a process has under way at once. */
  readonly requestsAtOnce: number
}

export const DEFAULT_BATCHING: Batching = { lingerMs: 30, requestsAtOnce: 4 }

export interface Concurrency {
  readonly 'detect-case': number
  readonly 'draft-translation': number
  readonly 'assign-reviewer': number
  readonly 'publish-version': number
}

const DEFAULT_CONCURRENCY: Concurrency = {
  'detect-case': 4,
  'draft-translation': 4,
  'assign-reviewer': 4,
  'publish-version': 4,
}

export const DEFAULT_INSTALLATION: Installation = {
  site: { locales: [locale('en'), locale('fr'), locale('es')], defaultLocale: locale('en') },
  policy: DEFAULT_POLICY,
  trust: DEFAULT_TRUST,
  checks: DEFAULT_CHECK_SETTINGS,
  routes: [],
  breaker: {},
  budgets: [],
  batching: DEFAULT_BATCHING,
  concurrency: DEFAULT_CONCURRENCY,
}

const atOnce = z.int().min(1).max(64)
const fileSchema = z.strictObject({
  locales: z.array(languageTag).min(1).optional(),
  defaultLocale: languageTag.optional(),
  operator: z.string().trim().min(1).max(200).optional(),
  memory: memoryTrust.optional(),
  review: z
    .strictObject({
      fourEyes: z.enum(['changed', 'off']).optional(),
      dismissErrors: z.array(dismissibleCheck).optional(),
    })
    .optional(),
  routes: routesSchema.optional(),
  breaker: breakerSchema.optional(),
  checks: checksSchema.optional(),
  budgets: budgetsSchema.optional(),
  batching: z
    .strictObject({ lingerMs: z.int().min(0).max(1_000), requestsAtOnce: z.int().min(1).max(64) })
    .partial()
    .optional(),
  concurrency: z
    .strictObject({
      'detect-case': atOnce,
      'draft-translation': atOnce,
      'assign-reviewer': atOnce,
      'publish-version': atOnce,
    })
    .partial()
    .optional(),
})

/** Reads the installation's file. Throws a StartError that names the file, the place in it and what would be right. */
export function readInstallation(path: string): Installation {
  const checked = checkWith(fileSchema, readJson(path))
  if (!checked.ok) {
    const [first] = checked.errors
    throw new StartError(
      `PASSERELLE_CONFIG: in ${path}, ${first?.field || 'the file'} ${first?.message ?? 'is wrong.'}`,
    )
  }
  const {
    locales,
    defaultLocale,
    operator,
    review,
    memory,
    checks,
    routes,
    breaker,
    budgets,
    batching,
    concurrency,
  } = checked.value
  const site = siteOf(locales ?? DEFAULT_INSTALLATION.site.locales, defaultLocale, path)
  return {
    site,
    ...(operator === undefined ? {} : { operator }),
    trust: memory ?? DEFAULT_TRUST,
    policy: {
      fourEyes: review?.fourEyes ?? DEFAULT_POLICY.fourEyes,
      dismissErrors: review?.dismissErrors ?? DEFAULT_POLICY.dismissErrors,
    },
    checks: checks ?? DEFAULT_CHECK_SETTINGS,
    routes: routes ?? [],
    breaker: breaker ?? {},
    budgets: budgets ?? [],
    batching: {
      lingerMs: batching?.lingerMs ?? DEFAULT_BATCHING.lingerMs,
      requestsAtOnce: batching?.requestsAtOnce ?? DEFAULT_BATCHING.requestsAtOnce,
    },
    concurrency: { ...DEFAULT_CONCURRENCY, ...withoutUndefined(concurrency ?? {}) },
  }
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const why = error instanceof SyntaxError ? 'is not JSON' : 'can not be read'
    throw new StartError(
      `PASSERELLE_CONFIG names ${path}, which ${why}; mend the file or leave the variable out.`,
      error,
    )
  }
}

function siteOf(locales: readonly Locale[], wanted: Locale | undefined, path: string): Site {
  const [first] = locales
  const defaultLocale = wanted ?? (locales.includes(locale('en')) ? locale('en') : first)
  if (defaultLocale === undefined || !locales.includes(defaultLocale))
    throw new StartError(
      `PASSERELLE_CONFIG: in ${path}, defaultLocale is '${wanted}', which is not among locales; add it there or name one of them.`,
    )
  return { locales: [...new Set(locales)], defaultLocale }
}

const withoutUndefined = (
  values: { readonly [Name in keyof Concurrency]?: number | undefined },
): Partial<Concurrency> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
