import { type Locale, languageOf, parseLocale } from '@passerelle/domain'
import { z } from 'zod'

/** A language that somebody names. The syntax alone would also take words such as `french`, which names no language. */
export const languageTag = z.string().transform((tag, context): Locale => {
  const parsed = parseLocale(tag)
  if (parsed !== undefined && languageOf(parsed).length <= 3) return parsed
  context.addIssue({ code: 'custom', message: "must be a language tag (BCP 47) such as 'fr' or 'pt-BR'." })
  return z.NEVER
})
