import { KNOWN_LANGUAGES } from '../src/languages.ts'

/** `kin` are languages that are not named: they are in the model so that a text in one of them isn't taken for a relative. */
export type Kind = 'common' | 'named' | 'kin'

/** The languages that the site has most texts in, which get the most n-grams. */
export const COMMON: ReadonlySet<string> = new Set(
  `en fr es pt it de nl ca gl eu ro pl cs sk sl hr sr-Latn sr bg mk uk ru el tr ar fa he hi bn ne ur id vi th ko ja zh et lv lt fi sv da
    nb hu sq is ga mt ka hy`.split(/\s+/),
)
const NAMED: ReadonlySet<string> = new Set(KNOWN_LANGUAGES)

export const kindOf = (tag: string): Kind => (COMMON.has(tag) ? 'common' : NAMED.has(tag) ? 'named' : 'kin')

/**
 * What the sources have under a tag that no model is made of: doubles of another language under its three letters, one language in
 * letters that aren't its own, the indigenous languages of America, which nothing here is taken for, and what is too little.
 */
const LEFT_OUT: ReadonlySet<string> = new Set(
  `cat hau zlm cnr und hns gug kr sat lns hni duu abs acf idu
    acu agr ajg amc ame amr arl auc boa bvi cab cas cbi cbr cbs cbt cbu chj cic cni cof cot cpu csa dip dbr ese gnw guc gyr hlt hus huu jiv
    kbr kek kwi mam maz mcd mcf mic miq mto mtp mxi mxv ote pbb piu pmy pon ppl shp snn srq tca tna tob toj top trn tsz tzh tzo ura yad yap
    yua yuz zam zro ztu xsm ymm trs cak quc udu vmw njo mor orh oki not nku nba mzi`.split(/\s+/),
)

export const isLeftOut = (tag: string): boolean => LEFT_OUT.has(tag) || /^q[uvwx][a-z]$/.test(tag)
