/** The languages that the table is about; ISO 639-1. */
export const FIFTY = (
  'en fr es pt it de nl ca gl eu ro pl cs sk sl hr sr bg mk uk ru el tr ar fa he hi bn ne ur id vi th ko ja zh ' +
  'et lv lt fi sv da nb hu sq is ga mt ka hy'
).split(' ')

/** Catalogues by other names, and those whose language is not what their name says or that are written for a play. */
const NAMES: Readonly<Record<string, string | null>> = {
  no: 'nb',
  'es-419': 'es',
  'pt-br': 'pt',
  'zh-cn': 'zh',
  'zh-tw': 'zh',
  'zh-hans': 'zh',
  'zh-hant': 'zh',
  // In Latin letters nearly Croatian; in hiragana alone nobody writes interfaces.
  'sr-latn': null,
  'ja-hira': null,
  fil: 'tl',
}

/** The language of a catalogue named so; null when it is to be left out. */
export function languageNamed(name: string): string | null {
  const code = name.toLowerCase()
  const known = NAMES[code]
  if (known !== undefined) return known
  return /^[a-z]{2,3}$/.test(code) ? code : null
}
