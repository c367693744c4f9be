// What a stand-in for a translation leaves alone, as real engines do: tags, entities, URLs, e-mail addresses and words of
// capitals and digits.
const PIECE =
  /(<[^<>]*>|&[#\w]+;|(?:https?:\/\/|www\.)[^\s<>]+|[^\s<>@]{1,64}@[^\s<>@]{1,255}|(?<![\p{L}\p{N}])\p{Lu}{2,16}\d+)|(\p{L}[\p{L}\p{M}]*)/gu

const ACCENTS: Readonly<Record<string, string>> = { e: '\u0300', f: '\u0301', d: '\u0308', p: '\u0303' }
const VOWELS = /[aeiouAEIOU]/g

/**
 * A readable, deterministic stand-in for a translation: every word differs from its source, by the accents of a target
 * language or, in words without a Latin vowel, by a mark at the end. Tags, numbers, URLs and punctuation stay; twice gives
 * what once gives nowhere.
 */
export function accented(text: string, target: string): string {
  const accent = ACCENTS[target.toLowerCase().charAt(0)] ?? '\u0302'
  return text.replace(PIECE, (whole, kept?: string) => {
    if (kept !== undefined) return whole
    const changed = whole.replace(VOWELS, (vowel) => vowel + accent).normalize('NFC')
    return changed === whole.normalize('NFC') ? `${whole}ʹ` : changed
  })
}
