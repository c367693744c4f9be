/** What catalogues call a language where that is not its BCP 47 tag, the names of tesseract's models among them. */
const NAMES: Readonly<Record<string, string>> = Object.fromEntries(
  `no:nb nno:nn iw:he in:id jw:jv tl:fil mo:ro prs:fa pes:fa kmr:ku diq:zza als:gsw gug:gn
  zh-classical:lzh zh-yue:yue sr-ec:sr sr-el:sr-latn srp-latn:sr-latn be-x-old:be map-bms:jv bat-smg:sgs fiu-vro:vro ckb-iq:ckb
  afr:af amh:am ara:ar asm:as aze:az aze-cyrl:az-cyrl bel:be ben:bn bod:bo bos:bs bre:br bul:bg cat:ca ces:cs cos:co cym:cy dan:da deu:de
  div:dv dzo:dz ell:el eng:en epo:eo est:et eus:eu fao:fo fas:fa fin:fi fra:fr fry:fy gla:gd gle:ga glg:gl guj:gu hat:ht heb:he hin:hi
  hrv:hr hun:hu hye:hy iku:iu ind:id isl:is ita:it jav:jv kan:kn kat:ka kaz:kk khm:km kir:ky lao:lo lat:la lav:lv lit:lt ltz:lb mal:ml
  mar:mr mkd:mk mlt:mt mon:mn mri:mi msa:ms nep:ne nld:nl nor:nb oci:oc ori:or pan:pa pol:pl por:pt pus:ps que:qu ron:ro rus:ru san:sa
  slk:sk slv:sl snd:sd spa:es sqi:sq srp:sr sun:su swa:sw swe:sv tam:ta tat:tt tel:te tgk:tg tir:ti ton:to tur:tr uig:ug ukr:uk urd:ur
  uzb:uz uzb-cyrl:uz-cyrl vie:vi yid:yi yor:yo
  afrikaans:af albanian:sq arabic:ar bengali:bn bulgarian:bg catalan:ca czech:cs danish:da dutch:nl english:en esperanto:eo estonian:et
  farsi:fa finnish:fi french:fr german:de greek:el hebrew:he hindi:hi hungarian:hu indonesian:id italian:it kazakh:kk latvian:lv
  lithuanian:lt macedonian:mk norwegian:nb occitan:oc polish:pl portuguese:pt romanian:ro russian:ru serbian:sr slovak:sk slovenian:sl
  spanish:es swedish:sv turkish:tr ukrainian:uk vietnamese:vi`
    .split(/\s+/)
    .map((pair) => pair.split(':')),
)

/** Catalogues in a spelling that the language is not usually written in, and those in none. */
const LEFT_OUT: ReadonlySet<string> = new Set(
  'be-latin kk-latn kk-arab en-rtl ks-deva qqq qqx simple az-iran c usr tg-latn tt-latn ku-arab ug-latn ike-latn shi-latn shy-latn hif-deva gom-latn kk-tr kk-kz kk-cn'.split(
    ' ',
  ),
)

/** The language of a catalogue called so (`pt_BR`, `sr@latin`, `fra`), with its script where two are in use; undefined where that is none. */
export function tagOf(name: string): string | undefined {
  const lower = name
    .toLowerCase()
    .replace(/[_@]/g, '-')
    .replace(/\.utf-?8/, '')
  if (LEFT_OUT.has(lower)) return undefined
  const known = NAMES[lower]
  if (known !== undefined) return known
  const [language = '', second = ''] = lower.split('-')
  const tag = NAMES[language] ?? language
  if (!/^[a-z]{2,3}$/.test(tag)) return undefined
  if (second.startsWith('latin') || second === 'latn') return tag === 'sr' || tag === 'sh' ? 'sr-latn' : tag
  return second.startsWith('cyr') ? `${tag}-cyrl` : tag
}
