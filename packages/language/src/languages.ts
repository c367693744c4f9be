import { type Locale, languageOf, locale } from '@passerelle/domain'
import type { Writing } from './writing.ts'

/**
 * The languages that can be named, by the writing they use: BCP 47 tags, each with franc's ISO 639-3 code behind a colon
 * where franc has to choose among several. A writing with one language tells it by itself.
 * The n-gram model knows more languages than these, which it needs so as not to take a text in one of them for its kin.
 */
const BY_WRITING: Readonly<Partial<Record<Writing, string>>> = {
  Latn: `en:eng fr:fra es:spa pt:por it:ita de:deu nl:nld ca:cat gl:glg eu:eus ro:ron pl:pol cs:ces sk:slk sl:slv hr:hrv
    sr-Latn:srp tr:tur id:ind vi:vie et:ekk lv:lvs lt:lit fi:fin sv:swe da:dan nb:nob hu:hun sq:als is:isl ga:gle mt:mlt
    af:afr ast:ast az:azj br:bre bs:bos ceb:ceb co:cos cy:cym eo:epo fil:tgl fo:fao fur:fur fy:fry gd:gla gn:gug ha:hau ht:hat
    ig:ibo jv:jav ku:kmr la:lat lb:ltz mg:plt mi:mri ms:zlm nn:nno oc:oci om:gax qu:quz rm:roh rw:kin sc:src sm:smo sn:sna so:som
    st:sot su:sun sw:swh tk:tuk tn:tsn to:ton uz:uzn wo:wol xh:xho yo:yor zu:zul`,
  Cyrl: 'ru:rus uk:ukr bg:bul mk:mkd sr:srp ba:bak be:bel cv:chv kk:kaz ky:kir mn:khk os:oss sah:sah tg:tgk tt:tat',
  Arab: 'ar:arb fa:pes ur:urd ckb:ckb ps:pbu sd:snd ug:uig',
  Deva: 'hi:hin ne:npi bho:bho mai:mai mr:mar sa:san',
  Hebr: 'he:heb yi:ydd',
  Ethi: 'am:amh ti:tir',
  Beng: 'bn as',
  Grek: 'el',
  Armn: 'hy',
  Geor: 'ka',
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

/** Languages that many texts here are in: for the others a short text has to speak more clearly than for their kin. */
const COMMON: ReadonlySet<string> = new Set(
  `en fr es pt it de nl ca gl eu ro pl cs sk sl hr sr-Latn tr id vi et lv lt fi sv da nb hu sq is ga mt ru uk bg mk sr ar fa ur hi ne he bn
    mr am`.split(/\s+/),
)

export interface Language {
  readonly tag: Locale
  readonly writing: string
  readonly rare: boolean
  /** Whether its writing tells it by itself. */
  readonly alone: boolean
  /** What franc calls it; undefined where its writing tells it. */
  readonly franc: string | undefined
}

const TABLE: ReadonlyMap<string, readonly Language[]> = new Map(
  Object.entries(BY_WRITING).map(([writing, list]) => [
    writing,
    list.split(/\s+/).map((entry, _, { length }): Language => {
      const [tag = '', franc] = entry.split(':')
      return { tag: locale(tag), writing, franc, rare: !COMMON.has(tag), alone: length === 1 }
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
