import { type Locale, languageOf } from '@passerelle/domain'
import { type LocaleCodes, NO_CODES } from './locale-codes.ts'

/**
 * DeepL's codes, from its documentation; used until its server was asked. Sources are plain languages; these targets
 * also come in regional or script forms.
 */
const SOURCES =
  'ar bg cs da de el en es et fi fr he hu id it ja ko lt lv nb nl pl pt ro ru sk sl sv th tr uk vi zh'.split(
    ' ',
  )
const REGIONAL = ['en-GB', 'en-US', 'es-419', 'pt-PT', 'pt-BR', 'zh-Hans', 'zh-Hant']

// DeepL refuses or deprecates the plain forms of these as targets.
const DEFAULT_REGION: Readonly<Record<string, string>> = { en: 'en-GB', pt: 'pt-PT', zh: 'zh-Hans' }
const SPANISH_OF_SPAIN = new Set(['es', 'es-ES'])

export interface DeeplLanguages {
  /** Lower-case codes. */
  readonly sources: ReadonlySet<string>
  readonly targets: ReadonlySet<string>
}

export const KNOWN_LANGUAGES: DeeplLanguages = {
  sources: new Set(SOURCES),
  targets: new Set([...SOURCES, ...REGIONAL].map((code) => code.toLowerCase())),
}

/** Norwegian is `nb` with DeepL; every other source is the plain language. */
const plain = (locale: Locale): string => {
  const language = languageOf(locale)
  return language === 'no' ? 'nb' : language
}

/** The code under which DeepL takes a source, or undefined. A code of the locale's own comes first, where DeepL has it. */
export function deeplSource(
  locale: Locale,
  { sources }: DeeplLanguages,
  codes: LocaleCodes = NO_CODES,
): string | undefined {
  const forms = [codes.get(locale)?.source, plain(locale)]
  return forms.find((form) => form !== undefined && sources.has(form.toLowerCase()))
}

/** The code under which DeepL takes a target: the locale's own, the nearest regional form that it has, or undefined. */
export function deeplTarget(
  locale: Locale,
  { targets }: DeeplLanguages,
  codes: LocaleCodes = NO_CODES,
): string | undefined {
  const own = codes.get(locale)?.target
  if (own !== undefined && targets.has(own.toLowerCase())) return own
  const language = plain(locale)
  const { script, region } = new Intl.Locale(locale).maximize()
  const forms = [
    locale,
    `${language}-${script}`,
    // Every Spanish outside Spain is nearer to 'es-419'.
    ...(language === 'es' && !SPANISH_OF_SPAIN.has(locale) ? ['es-419'] : []),
    ...(locale === language ? [] : [`${language}-${region}`]),
    DEFAULT_REGION[language],
    language,
  ]
  const isVague = (form: string): boolean => Object.hasOwn(DEFAULT_REGION, form)
  const found = forms.find((form) => form !== undefined && !isVague(form) && targets.has(form.toLowerCase()))
  // A server that has only the plain form means the usual one by it: Traditional Chinese is not among that.
  const usual = isVague(language) && !(language === 'zh' && script === 'Hant')
  return found ?? (usual && targets.has(language) ? language : undefined)
}
