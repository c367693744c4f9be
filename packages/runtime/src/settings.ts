import { z } from 'zod'

export type Environment = Readonly<Record<string, string | undefined>>

export type Settings<T> =
  | { readonly ok: true; readonly values: T }
  | { readonly ok: false; readonly message: string }

/**
 * Reads settings from an environment. Each key of the schema is a variable, and its message completes the sentence
 * "NAME is 'value'; …" with what would be right. An empty variable counts as absent. The first wrong one is told, alone.
 */
export function readSettings<Shape extends z.ZodRawShape>(
  schema: z.ZodObject<Shape>,
  env: Environment,
): Settings<z.output<z.ZodObject<Shape>>> {
  const present = Object.fromEntries(
    Object.keys(schema.shape).flatMap((name) =>
      env[name] === undefined || env[name] === '' ? [] : [[name, env[name]]],
    ),
  )
  const result = schema.safeParse(present)
  if (result.success) return { ok: true, values: result.data }
  const issue = result.error.issues[0]
  const name = String(issue?.path[0] ?? 'The environment')
  return {
    ok: false,
    message: `${name} is ${shown(name, env[name])}; ${issue?.message ?? 'it can not be read'}.`,
  }
}

// Values that may hold a password are not repeated.
const shown = (name: string, value: string | undefined): string => {
  if (value === undefined || value === '') return 'not set'
  return /KEY|TOKEN|PASSWORD|SECRET|_URL$/.test(name) ? 'set to a value that can not be used' : `'${value}'`
}

/** A port; `zero` says what 0 means, where it means something. */
export const portSetting = (fallback: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: 'give a port number from 0 to 65535',
    })
    .transform(Number)

/** An address with one of these protocols, such as `http:`. */
export const urlSetting = (...protocols: readonly string[]) =>
  z.string().refine((text) => protocols.includes(URL.parse(text)?.protocol ?? ''), {
    error: `give an address that starts with ${protocols.map((protocol) => `'${protocol}//'`).join(' or ')}`,
  })

/** One of these words. */
export const choiceSetting = <const Choice extends string>(
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
) => z.enum(choices, { error: `give one of ${choices.join(', ')}` }).default(fallback)

/** `1` or `0`. */
export const flagSetting = (fallback: boolean) =>
  z
    .enum(['0', '1'], { error: 'give 1 for yes or 0 for no' })
    .default(fallback ? '1' : '0')
    .transform((text) => text === '1')

/** A whole number within bounds. */
export const countSetting = (fallback: number, least: number, most: number) =>
  z
    .string()
    .default(String(fallback))
    .refine((text) => /^\d{1,15}$/.test(text) && Number(text) >= least && Number(text) <= most, {
      error: `give a whole number from ${least} to ${most}`,
    })
    .transform(Number)
