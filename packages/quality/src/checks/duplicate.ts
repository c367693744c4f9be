import type { Check } from '../check.ts'

// Repetition is grammar here: plurals, adverbs, emphasis. Chinese, Japanese and their like have no spaces to tell words by.
const REPEATING = [
  ...[
    'hi',
    'ur',
    'pa',
    'bn',
    'gu',
    'mr',
    'ne',
    'or',
    'as',
    'sd',
    'ks',
    'si',
    'ta',
    'te',
    'kn',
    'ml',
    'sa',
    'mai',
    'bho',
  ],
  ...[
    'id',
    'ms',
    'jv',
    'su',
    'tl',
    'fil',
    'vi',
    'th',
    'lo',
    'km',
    'my',
    'zh',
    'ja',
    'yue',
    'tok',
    'tpi',
    'haw',
    'mi',
  ],
]

/** Words that a language rightly writes twice in a row. */
const TWICE: Readonly<Record<string, readonly string[]>> = {
  en: ['had', 'that', 'no', 'bye', 'so', 'very', 'is', 'in', 'on', 'blah', 'ha', 'knock'],
  fr: ['nous', 'vous', 'en', 'petit', 'tout'],
  de: ['die', 'der', 'das', 'den', 'dem', 'sie', 'sich', 'ihr', 'ihnen', 'denen', 'an', 'ein'],
  nl: ['die', 'dat', 'je', 'hun', 'ze', 'u', 'er', 'wij', 'zij', 'voor', 'aan', 'in', 'op', 'als', 'maar'],
  it: ['via', 'mano', 'piano', 'quasi', 'ora', 'man', 'poco', 'così', 'tempo'],
  es: ['casi', 'así', 'poco', 'sobre'],
  pt: ['já', 'para', 'se'],
  ca: ['que', 'de', 'poc'],
  tr: ['tek', 'adım', 'yavaş', 'ayrı', 'sık', 'zaman', 'bir', 'çok', 'uzun', 'tane', 'kısım', 'parça'],
  az: ['ayrı', 'tez', 'bir'],
  he: ['לאט', 'אחד', 'שלב', 'יותר'],
  ar: ['شيئا', 'شيئًا', 'خطوة', 'واحدا', 'رويدا'],
  fa: ['تک', 'کم', 'یک', 'دانه', 'آرام', 'جدا'],
  hu: ['már', 'egy', 'az', 'és', 'ki'],
  eu: ['bete', 'poliki', 'banan', 'bat', 'berri', 'aldez', 'ia'],
  ro: ['cât', 'rând', 'pas'],
  ru: ['чуть', 'еле', 'вот', 'едва', 'только', 'что', 'да', 'очень', 'давно'],
  fy: ['jo', 'mei', 'dy', 'dat'],
  af: ['nou', 'gou'],
  cs: ['se'],
  sv: ['så', 'som', 'det', 'om', 'till', 'i', 'av'],
  da: ['så', 'det', 'der', 'for', 'til', 'om', 'i', 'på'],
  nb: ['så', 'det', 'for', 'til', 'på', 'i'],
  fi: ['ja', 'yhä'],
  el: ['σιγά', 'λίγο', 'ένα', 'λίγα'],
  ko: ['하나', '더'],
}

// A word that the next one repeats, with nothing but blanks between. The word is captured whole, so that each is read twice at most.
const WORD = /[\p{L}\p{M}'’-]+/gu

/** Words of two letters or more that stand twice in a row, in small letters. */
function repeated(text: string): string[] {
  const found: string[] = []
  let before = { word: '', end: -1 }
  for (const match of text.matchAll(WORD)) {
    const word = match[0].toLowerCase()
    const blank =
      before.end >= 0 && /^[^\S\n]+$/u.test(text.slice(before.end, Math.min(match.index, before.end + 4)))
    if (blank && match.index - before.end <= 3 && word === before.word && /\p{L}[\p{L}\p{M}]/u.test(word))
      found.push(word)
    before = { word, end: match.index + match[0].length }
  }
  return found
}

/** The same word twice in a row, where the source repeats none. */
export const duplicate: Check = {
  name: 'duplicate',
  severity: 'warning',
  faults({ words, to }) {
    if (REPEATING.includes(to)) return []
    const allowed = TWICE[to] ?? []
    const found = repeated(words.target).filter((word) => !allowed.includes(word))
    const meant = found.length === 0 ? 0 : repeated(words.source).length
    return found.length <= meant
      ? []
      : [...new Set(found)].map((word) => `The translation has '${word}' twice in a row.`)
  },
}
