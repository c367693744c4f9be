import { surplus } from '@passerelle/domain'
import type { Check } from '../check.ts'

// Elements that run, load or send something; attributes that run; addresses that run. Bounded, so that a long run of
// letters after '<' is read once.
const DANGEROUS = [
  /<\/?\s{0,9}(?:script|iframe|object|embed|svg|math|style|link|meta|base|form|input|button|template|noscript|frame|frameset|applet|marquee|video|audio|portal)(?![\p{L}\p{N}-])/giu,
  /<[a-z!][^<>]{0,999}[\s"'/]on[a-z]{3,30}\s{0,9}=/giu,
  /(?:javascript|vbscript|livescript)\s{0,9}:/giu,
  /data\s{0,9}:\s{0,9}(?:text\/html|image\/svg|application\/xhtml)/giu,
]

const ENTITY = /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(lt|gt|quot|apos|amp|colon|tab|newline));/gi
const NAMED: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  amp: '&',
  colon: ':',
  tab: '',
  newline: '',
}

/** The text as a browser would read an address or a tag in it: entities resolved, control characters gone. */
function resolved(text: string): string {
  return text
    .replace(ENTITY, (_, decimal?: string, hex?: string, name?: string) => {
      if (name !== undefined) return NAMED[name.toLowerCase()] ?? ''
      const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
      return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : ''
    })
    .replace(/\p{Cc}/gu, '')
}

const dangersIn = (text: string): string[] => {
  const read = resolved(text)
  return DANGEROUS.flatMap((pattern) => (read.match(pattern) ?? []).map((match) => match.toLowerCase()))
}

/** Markup that runs, loads or sends, and that the source does not have. */
export const safeHtml: Check = {
  name: 'safe-html',
  severity: 'error',
  faults: ({ words }) =>
    surplus(dangersIn(words.target), dangersIn(words.source)).length > 0
      ? ['The translation holds markup that could run a script or load something, and the source does not.']
      : [],
}
