import { type Locale, sameLanguage, UND } from '@passerelle/domain'

/** Whether a text in `detected` is what someone means who says `declared`: regions don't matter, and `no` is either Norwegian. */
export function covers(declared: Locale, detected: Locale): boolean {
  if (detected === UND) return false
  return sameLanguage(declared, detected) || (NORWEGIAN.has(declared) && NORWEGIAN.has(detected))
}

const NORWEGIAN: ReadonlySet<string> = new Set(['no', 'nb', 'nn'])
