import { type Direction, directionOf, type Locale, parseLocale } from '@passerelle/domain'
import { z } from 'zod'

/** An engine's code for a locale, as a source and as a target. */
export interface EngineCode {
  readonly source?: string
  readonly target?: string
}

/** A locale of the interface: what its `locale.json` says. */
export interface LocaleInfo {
  readonly tag: Locale
  /** Its own name, as its speakers write it: `Français`. */
  readonly name: string
  readonly direction: Direction
  /** The codes by which engines know it, by the engine's name, where they are not what the engine finds by itself. */
  readonly engines: Readonly<Record<string, EngineCode>>
  /** The locale whose texts stand in for those it lacks. */
  readonly fallback: Locale | null
}

const tag = z.string().transform((value, context) => {
  const parsed = parseLocale(value)
  if (parsed !== undefined && parsed === value) return parsed
  const cure =
    parsed === undefined ? 'Write a BCP 47 language tag such as "pt-BR".' : `Write it as "${parsed}".`
  context.addIssue({ code: 'custom', message: `"${value}" is no canonical language tag. ${cure}` })
  return z.NEVER
})

const code = z
  .string()
  .min(1)
  .max(60)
  .regex(/^\P{Cc}+$/u)
// One code serves both sides; where they differ, each is named.
const engineCode = z
  .union([code, z.strictObject({ source: code.optional(), target: code.optional() })], {
    error: 'Write the engine\'s code, such as "en-GB", or { "source": "en", "target": "en-GB" }.',
  })
  .transform((sent): EngineCode => {
    const { source, target } = typeof sent === 'string' ? { source: sent, target: sent } : sent
    return { ...(source === undefined ? {} : { source }), ...(target === undefined ? {} : { target }) }
  })

const schema = z.strictObject({
  tag,
  name: z.string({ error: 'Give the language\'s own name, such as "Português".' }).trim().min(1).max(60),
  direction: z.enum(['ltr', 'rtl'], { error: 'Write "ltr" or "rtl", or leave it out.' }).optional(),
  engines: z.record(z.string(), engineCode).default({}),
  fallback: tag.nullable().default(null),
})

/** A file of the locales folder says something that can't be used. The message names the file and the cure. */
export class LocaleFileError extends Error {
  override readonly name = 'LocaleFileError'
}

/**
 * Reads a `locale.json`.
 * @param folder the name of its folder, which must be its tag
 * @throws LocaleFileError naming each wrong field
 */
export function readLocaleFile(folder: string, json: unknown): LocaleInfo {
  const result = schema.safeParse(json)
  const where = `locales/${folder}/locale.json`
  if (!result.success) {
    const issues = result.error.issues.map(
      ({ path, message }) => `${path.join('.') || 'the file'}: ${message}`,
    )
    throw new LocaleFileError(`${where} can't be used. ${issues.join(' ')}`)
  }
  const { tag: own, name, direction, engines, fallback } = result.data
  if (own !== folder) {
    throw new LocaleFileError(`${where} has the tag "${own}". Name its folder "${own}", or correct the tag.`)
  }
  return { tag: own, name, direction: direction ?? directionOf(own), engines, fallback }
}
