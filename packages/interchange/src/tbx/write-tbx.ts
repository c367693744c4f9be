import type { Concept, Term } from '@passerelle/domain'
import { escapeAttribute, escapeText, UNWRITABLE } from '../xml.ts'
import { writeStatus } from './statuses.ts'

/** The edition of ISO 30042: 2019, or 2008 (MARTIF), which is what many tools still read alone. */
export type TbxEdition = '2019' | '2008'

interface Dialect {
  readonly head: string
  readonly foot: string
  readonly entry: string
  readonly language: string
  readonly term: string
}

const DIALECTS: Readonly<Record<TbxEdition, Dialect>> = {
  '2019': {
    head: `<?xml version="1.0" encoding="UTF-8"?>
<tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
  <tbxHeader><fileDesc><sourceDesc><p>Passerelle</p></sourceDesc></fileDesc></tbxHeader>
  <text><body>
`,
    foot: '  </body></text>\n</tbx>\n',
    entry: 'conceptEntry',
    language: 'langSec',
    term: 'termSec',
  },
  '2008': {
    head: `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en">
  <martifHeader><fileDesc><sourceDesc><p>Passerelle</p></sourceDesc></fileDesc></martifHeader>
  <text><body>
`,
    foot: '  </body></text>\n</martif>\n',
    entry: 'termEntry',
    language: 'langSet',
    term: 'tig',
  },
}

/**
 * Writes a termbase as TBX-Basic, piece by piece. TBX-Basic has no word for "do not translate": such a concept bears
 * `Translation needed: No`, as Weblate reads it. Characters that XML cannot hold are left out.
 */
export async function* writeTbx(
  concepts: AsyncIterable<Concept>,
  edition: TbxEdition = '2019',
): AsyncGenerator<string> {
  const dialect = DIALECTS[edition]
  yield dialect.head
  for await (const concept of concepts) yield entry(concept, dialect)
  yield dialect.foot
}

function entry({ id, domain, definition, note, doNotTranslate, terms }: Concept, dialect: Dialect): string {
  const byLanguage = Map.groupBy(terms, ({ language }) => language)
  return [
    `    <${dialect.entry} id="${escapeAttribute(id)}">`,
    ...(domain === undefined ? [] : [`      <descrip type="subjectField">${text(domain)}</descrip>`]),
    ...(definition === undefined ? [] : [`      <descrip type="definition">${text(definition)}</descrip>`]),
    ...(doNotTranslate ? ['      <descrip type="Translation needed">No</descrip>'] : []),
    ...(note === undefined ? [] : [`      <note>${text(note)}</note>`]),
    ...[...byLanguage].flatMap(([language, ofLanguage]) => [
      `      <${dialect.language} xml:lang="${language}">`,
      ...ofLanguage.map((one) => `        ${term(one, dialect.term)}`),
      `      </${dialect.language}>`,
    ]),
    `    </${dialect.entry}>`,
    '',
  ].join('\n')
}

const term = ({ text: words, status, partOfSpeech, note }: Term, element: string): string =>
  [
    `<${element}><term>${text(words)}</term>`,
    ...(partOfSpeech === undefined ? [] : [`<termNote type="partOfSpeech">${text(partOfSpeech)}</termNote>`]),
    `<termNote type="administrativeStatus">${writeStatus(status)}</termNote>`,
    ...(note === undefined ? [] : [`<note>${text(note)}</note>`]),
    `</${element}>`,
  ].join('')

const text = (value: string): string => escapeText(value.replace(UNWRITABLE, ''))
