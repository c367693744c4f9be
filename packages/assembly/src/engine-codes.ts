import type { LocaleCode, LocaleCodes } from '@passerelle/engines'
import { loadLocales } from '@passerelle/i18n'

/** What each engine is told of locales, by the engine's name: the codes that stand in `locales/<tag>/locale.json`. */
export async function engineCodes(folder?: string): Promise<(engine: string) => LocaleCodes> {
  const locales = await loadLocales(folder)
  return (engine) =>
    new Map(
      locales.flatMap(({ info }) => {
        const code: LocaleCode | undefined = info.engines[engine]
        return code === undefined ? [] : [[info.tag, code] as const]
      }),
    )
}
