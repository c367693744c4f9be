import { type CheckSettings, NEVER_DISMISSED, parseLocale, SEVERITIES } from '@passerelle/domain'
import { KNOWN_CHECKS } from '@passerelle/workflow'
import { z } from 'zod'

const UNKNOWN = `is no check; the checks are ${KNOWN_CHECKS.join(', ')}.`

/** The identifier of a check whose errors a person may be let to dismiss: what protects readers stays. */
export const dismissibleCheck = z
  .string()
  .refine((name) => KNOWN_CHECKS.includes(name), { error: UNKNOWN })
  .refine((name) => !NEVER_DISMISSED.includes(name), {
    error: 'protects readers, and is never dismissed.',
  })

const wish = z.enum([...SEVERITIES, 'off'], { error: 'must be error, warning, info or off.' })

const wishes = z.record(z.string(), wish).superRefine((given, context) => {
  for (const name of Object.keys(given))
    if (!KNOWN_CHECKS.includes(name)) context.addIssue({ code: 'custom', path: [name], message: UNKNOWN })
  for (const name of NEVER_DISMISSED)
    if (given[name] !== undefined && given[name] !== 'error')
      context.addIssue({ code: 'custom', path: [name], message: 'protects readers, and stays an error.' })
})

/** `{ "<check>": "warning", "locales": { "fr": { "<check>": "off" } } }` → the settings. */
export const checksSchema = z
  .record(z.string(), z.unknown())
  .transform(({ locales = {}, ...severities }) => ({ severities, locales }))
  .pipe(z.strictObject({ severities: wishes, locales: z.record(z.string(), wishes) }))
  .transform((given, context): CheckSettings => {
    const named = Object.entries(given.locales).map(([tag, severities]) => {
      const known = parseLocale(tag)
      if (known === undefined)
        context.addIssue({ code: 'custom', path: ['locales', tag], message: 'is no language tag (BCP 47).' })
      return [known ?? tag, severities] as const
    })
    return { severities: given.severities, locales: Object.fromEntries(named) }
  })
