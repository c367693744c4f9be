import type { Check } from '../check.ts'

const URL_ALONE = /^(?:https?|ftp|mailto):[^\s<>"]+$/iu

/** Where the source is an address and nothing else, the target is an address too. */
export const url: Check = {
  name: 'url',
  severity: 'error',
  faults({ words }) {
    if (!URL_ALONE.test(words.source.trim())) return []
    const target = words.target.trim()
    return URL_ALONE.test(target) && URL.canParse(target)
      ? []
      : ['The source is an address, the translation is none.']
  },
}
