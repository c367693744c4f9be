import { urlSetting } from '@passerelle/runtime'
import { z } from 'zod'
import { StartError } from './start-error.ts'

/** The engines that the environment sets up. */
export interface EngineSettings {
  readonly deepl?: { readonly authKey: string; readonly serverUrl?: string }
  readonly openaiCompatible?: {
    readonly url: string
    readonly apiKey?: string
    readonly model: string
    readonly price?: TokenPrice
  }
  readonly libretranslate?: { readonly url: string; readonly apiKey?: string }
  /** Absent: a local `apertium` is looked for on PATH. */
  readonly apertiumApyUrl?: string
}

/** What a million tokens cost, in and out. */
interface TokenPrice {
  readonly input: number
  readonly output: number
  readonly currency: string
}

const httpUrl = () => urlSetting('http:', 'https:').optional()
// What a header can carry; what stands around a key was copied along.
const key = (where: string) =>
  z
    .string()
    .regex(/^[\x21-\x7e]+$/, `give the key as it stands in ${where}`)
    .optional()

const PRICE = /^(\d{1,6}(?:\.\d{1,6})?)\/(\d{1,6}(?:\.\d{1,6})?) ([A-Z]{3})$/

/** The variables that set up engines. */
export const ENGINE_VARIABLES = {
  DEEPL_AUTH_KEY: key('your DeepL account'),
  DEEPL_SERVER_URL: httpUrl(),
  OPENAI_COMPATIBLE_URL: httpUrl(),
  OPENAI_COMPATIBLE_API_KEY: key("the server's own settings"),
  OPENAI_COMPATIBLE_MODEL: z
    .string()
    .regex(/^[\w.:/@+ -]{1,100}$/, 'give the name under which the server knows its model')
    .optional(),
  OPENAI_COMPATIBLE_PRICE: z
    .string()
    .transform((text, context): TokenPrice => {
      const [, input, output, currency] = PRICE.exec(text) ?? []
      if (currency !== undefined) return { input: Number(input), output: Number(output), currency }
      context.addIssue({
        code: 'custom',
        message: "give what a million tokens cost in and out, such as '0.15/0.6 USD'",
      })
      return z.NEVER
    })
    .optional(),
  LIBRETRANSLATE_URL: httpUrl(),
  LIBRETRANSLATE_API_KEY: z.string().optional(),
  APERTIUM_APY_URL: httpUrl(),
}

type Values = z.output<z.ZodObject<typeof ENGINE_VARIABLES>>

/** Reads which engines the variables set up. Throws a StartError where one lacks what it can't do without. */
export function engineSettings(values: Values): EngineSettings {
  const { DEEPL_AUTH_KEY: authKey, DEEPL_SERVER_URL: serverUrl } = values
  const { LIBRETRANSLATE_URL: url, LIBRETRANSLATE_API_KEY: apiKey, APERTIUM_APY_URL: apertiumApyUrl } = values
  const openaiCompatible = openaiSettings(values)
  return {
    ...(authKey === undefined
      ? {}
      : { deepl: { authKey, ...(serverUrl === undefined ? {} : { serverUrl }) } }),
    ...(openaiCompatible === undefined ? {} : { openaiCompatible }),
    ...(url === undefined ? {} : { libretranslate: { url, ...(apiKey === undefined ? {} : { apiKey }) } }),
    ...(apertiumApyUrl === undefined ? {} : { apertiumApyUrl }),
  }
}

function openaiSettings(values: Values): EngineSettings['openaiCompatible'] {
  const { OPENAI_COMPATIBLE_URL: url, OPENAI_COMPATIBLE_MODEL: model } = values
  const { OPENAI_COMPATIBLE_API_KEY: apiKey, OPENAI_COMPATIBLE_PRICE: price } = values
  if (url === undefined) return undefined
  if (model === undefined)
    throw new StartError(
      'OPENAI_COMPATIBLE_MODEL is not set; name the model to ask for at OPENAI_COMPATIBLE_URL.',
    )
  return {
    url,
    model,
    ...(apiKey === undefined ? {} : { apiKey }),
    ...(price === undefined ? {} : { price }),
  }
}
