import { type Locale, languageOf } from '@passerelle/domain'
import { type LocaleCodes, NO_CODES } from './locale-codes.ts'

/** A server's sources, each with its targets, under its own codes. */
export type LibretranslateLanguages = ReadonlyMap<string, readonly string[]>

/** Reads the answer to `GET /languages`; undefined when it is none. */
export function readLanguages(body: unknown): LibretranslateLanguages | undefined {
  if (!Array.isArray(body) || body.length === 0) return undefined
  const list = new Map<string, readonly string[]>()
  for (const entry of body) {
    if (typeof entry !== 'object' || entry === null || !('code' in entry) || !('targets' in entry))
      return undefined
    if (typeof entry.code !== 'string' || !Array.isArray(entry.targets)) return undefined
    list.set(
      entry.code,
      entry.targets.filter((target: unknown) => typeof target === 'string'),
    )
  }
  return list
}

// Codes of earlier releases, for forms that have their own now.
const FORMER: Readonly<Record<string, string>> = { 'pt-BR': 'pb', 'zh-Hant': 'zt' }

/** The codes a server may have a locale under, the nearest form first. */
function formsOf(locale: Locale, own: string | undefined): readonly string[] {
  const language = languageOf(locale)
  const { script } = new Intl.Locale(locale).maximize()
  const scripted = `${language}-${script}`
  const forms = [
    own,
    locale,
    FORMER[locale],
    scripted,
    FORMER[scripted],
    language,
    language === 'no' ? 'nb' : undefined,
  ]
  // Traditional and Simplified Chinese are read by different people.
  return forms.filter((form): form is string => form !== undefined && !(form === 'zh' && script === 'Hant'))
}

/** The codes under which a server translates a pair; undefined when it does not. Without its list, the plainest. */
export function pairAmong(
  known: LibretranslateLanguages | undefined,
  source: Locale,
  target: Locale,
  codes: LocaleCodes = NO_CODES,
): { readonly source: string; readonly target: string } | undefined {
  if (languageOf(source) === languageOf(target)) return undefined
  if (known === undefined)
    return {
      source: codes.get(source)?.source ?? languageOf(source),
      target: codes.get(target)?.target ?? languageOf(target),
    }
  const from = formsOf(source, codes.get(source)?.source).find((form) => known.has(form))
  const to = formsOf(target, codes.get(target)?.target).find((form) => known.get(from ?? '')?.includes(form))
  return from === undefined || to === undefined ? undefined : { source: from, target: to }
}
