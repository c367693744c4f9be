import { type Locale, languageOf, locale } from '@passerelle/domain'
import type { Writing } from './writing.ts'

/**
 * The languages that can be named, by the writing they use: BCP 47 tags, each with franc's ISO 639-3 code behind a colon
 * where franc has to choose among several. A writing with one language tells it by itself.
 * Latin holds the site's likely languages and those that are most easily taken for one of them; each further one costs the
 * others accuracy, and with all 330 that franc knows in Latin script English comes out as Scots.
 */
const BY_WRITING: Readonly<Partial<Record<Writing, string>>> = {
  Latn: `en:eng fr:fra es:spa pt:por it:ita de:deu nl:nld ca:cat gl:glg eu:eus ro:ron pl:pol cs:ces sk:slk sl:slv hr:hrv
    sr-Latn:srp tr:tur id:ind vi:vie et:ekk lv:lvs lt:lit fi:fin sv:swe da:dan nb:nob hu:hun sq:als is:isl ga:gle mt:mlt
    af:afr cy:cym eo:epo sw:swh fil:tgl so:som ha:hau yo:yor ig:ibo zu:zul`,
  Cyrl: 'ru:rus uk:ukr bg:bul mk:mkd sr:srp be:bel kk:kaz ky:kir tt:tat mn:khk tg:tgk',
  Arab: 'ar:arb fa:pes ur:urd ps:pbu ug:uig',
  Deva: 'hi:hin ne:npi mr:mar mai:mai bho:bho',
  Hebr: 'he:heb yi:ydd',
  Ethi: 'am:amh ti:tir',
  Grek: 'el',
  Armn: 'hy',
  Geor: 'ka',
  Beng: 'bn',
  Guru: 'pa',
  Gujr: 'gu',
  Orya: 'or',
  Taml: 'ta',
  Telu: 'te',
  Knda: 'kn',
  Mlym: 'ml',
  Sinh: 'si',
  Thai: 'th',
  Laoo: 'lo',
  Khmr: 'km',
  Mymr: 'my',
  Tibt: 'bo',
  Hang: 'ko',
  Jpan: 'ja',
  Hani: 'zh',
  Thaa: 'dv',
  Cher: 'chr',
}

/** Languages that few texts here are in: a short text has to speak more clearly for them than for their kin. */
const RARE: ReadonlySet<string> = new Set(
  'af cy eo sw fil so ha yo ig zu be kk ky tt mn tg ps ug mai bho yi ti'.split(' '),
)

export interface Language {
  readonly tag: Locale
  readonly writing: string
  readonly rare: boolean
  /** What franc calls it; undefined where its writing tells it. */
  readonly franc: string | undefined
}

const TABLE: ReadonlyMap<string, readonly Language[]> = new Map(
  Object.entries(BY_WRITING).map(([writing, list]) => [
    writing,
    list.split(/\s+/).map((entry): Language => {
      const [tag = '', franc] = entry.split(':')
      return { tag: locale(tag), writing, franc, rare: RARE.has(tag) }
    }),
  ]),
)

/** Every language that `detect` can name. */
export const KNOWN_LANGUAGES: readonly Locale[] = [...TABLE.values()].flat().map(({ tag }) => tag)

/** The languages that use a writing, of those in `only` (compared without script and region) when it is given. */
export function languagesOf(writing: Writing, only: readonly Locale[] | undefined): readonly Language[] {
  const known = TABLE.get(writing) ?? []
  if (only === undefined) return known
  const wanted = new Set(only.map(languageOf))
  return known.filter(({ tag }) => wanted.has(languageOf(tag)))
}
