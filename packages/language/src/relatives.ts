import { type Locale, languageOf } from '@passerelle/domain'
import families from './relatives.json' with { type: 'json' }

const FAMILIES: readonly ReadonlySet<string>[] = families.map((family) => new Set(family))

/** Whether two languages are so close that a detector takes a sentence of one for the other now and then. */
export const areRelatives = (a: Locale, b: Locale): boolean =>
  FAMILIES.some((family) => family.has(languageOf(a)) && family.has(languageOf(b)))
