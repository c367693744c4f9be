import type { XliffCandidate, XliffProvenance, XliffTerm } from '../xliff/document.ts'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'
import { OURS, SEGMENT } from './names.ts'
import { inline } from './write-inline.ts'

/** Text where XLIFF has no element for characters that XML cannot hold: they are left out. */
export const plain = (text: string): string => escapeText(text.replace(UNWRITABLE, ''))

/** Our own facts as metadata (module `mda`): a group of types and values. */
export const metadata = (entries: readonly (readonly [string, string])[]): string =>
  `<mda:metadata><mda:metaGroup category="${OURS}">${entries
    .map(([type, value]) => `<mda:meta type="${type}">${plain(value)}</mda:meta>`)
    .join('')}</mda:metaGroup></mda:metadata>`

/** Offered translations (module `mtc`), with codes of their own. */
export const matches = (candidates: readonly XliffCandidate[]): string =>
  `<mtc:matches>${candidates
    .map(({ source, target, similarity, quality, type, origin }) => {
      // XLIFF 2 ends at 100; that a match is in context its type says.
      const worth = quality === undefined ? '' : ` matchQuality="${Math.min(100, quality)}"`
      const from = origin === undefined ? '' : ` origin="${escapeAttribute(origin)}"`
      return `<mtc:match ref="#${SEGMENT}" type="${type}" similarity="${similarity}"${worth}${from}><source>${inline(source, { codes: [] })}</source><target>${inline(target, { codes: [] })}</target></mtc:match>`
    })
    .join('')}</mtc:matches>`

/** Terms (module `gls`). An entry needs a translation or a definition; a term that has neither is left out. */
export function glossary(terms: readonly XliffTerm[]): string | undefined {
  const entries = terms
    .filter(({ translations, definition }) => translations.length > 0 || definition !== undefined)
    .map(({ term, translations, definition }) =>
      [
        `<gls:glossEntry ref="#${SEGMENT}"><gls:term>${plain(term)}</gls:term>`,
        ...translations.map((text) => `<gls:translation>${plain(text)}</gls:translation>`),
        ...(definition === undefined ? [] : [`<gls:definition>${plain(definition)}</gls:definition>`]),
        '</gls:glossEntry>',
      ].join(''),
    )
  return entries.length === 0 ? undefined : `<gls:glossary>${entries.join('')}</gls:glossary>`
}

/** Who wrote and revised the target, as ITS attributes of the unit. */
export const provenanceAttributes = ({ person, tool, revisedBy }: XliffProvenance): string[] => [
  ...(person === undefined ? [] : [`its:person="${escapeAttribute(person)}"`]),
  ...(tool === undefined ? [] : [`its:tool="${escapeAttribute(tool)}"`]),
  ...(revisedBy === undefined ? [] : [`its:revPerson="${escapeAttribute(revisedBy)}"`]),
]
