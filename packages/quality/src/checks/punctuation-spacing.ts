import type { Check } from '../check.ts'

// What holds the signs and is no prose: tags, entities, program code, placeholders, the destinations of links.
const NO_PROSE =
  /<[^<>\n]{1,500}>|&#?[a-z0-9]{1,10};|`[^`\n]{0,300}`|\]\([^()\n]{0,500}\)|!\[|\{\{?[^{}\n]{0,100}\}?\}|%\([^()\n]{0,60}\)\w/giu
const SIGN = /[!?:;]/
// Nothing but what closes a sentence may follow; in an address, a time or a name with a colon something else does.
const ENDS = /^[!?:;]+["'”’»)\]}….,*_]*$/u
// A sign behind these belongs to them: '(!)', '…?', '"?"', '/:'.
const APART = /[\s([{«"'“‘/\\.…,*_-]/u

const isFrench = (tag: string, language: string): boolean => language === 'fr' && !/-CA\b/.test(tag)

/** The words of a text with their signs, those apart that hold code or an address. */
const tokensOf = (text: string): string[] => text.replace(NO_PROSE, ' x ').split(/\s/)

/** French sets a space before `! ? : ;` (Canadian French does not). */
export const punctuationSpacing: Check = {
  name: 'punctuation_spacing',
  severity: 'info',
  faults({ words, targetLanguage, to }) {
    if (!isFrench(targetLanguage, to) || !SIGN.test(words.target)) return []
    for (const token of tokensOf(words.target)) {
      const at = token.search(SIGN)
      if (at > 0 && ENDS.test(token.slice(at)) && !APART.test(token.charAt(at - 1)))
        return [`French has a no-break space before '${token.charAt(at)}'.`]
    }
    return []
  },
}

// A breakable space, and the sign behind it with which the word ends.
const BEFORE_SIGN = /(?<=[^\s:;!?]) (?=([!?:;»])(?:[\s"'”’)\]}….,*_!?]|$))/gu
const AFTER_QUOTE = /« (?=\S)/gu

/** Where French has that space, one that can't be broken at a line's end: narrow before `! ? ;`, of full width elsewhere. */
export const noBreakSpace: Check = {
  name: 'no_break_space',
  severity: 'info',
  faults({ words, target, targetLanguage, to }) {
    if (!isFrench(targetLanguage, to) || !/ [!?:;»]|« /u.test(words.target)) return []
    const repair = target
      .replace(BEFORE_SIGN, (_, sign: string) => (/[:»]/.test(sign) ? '\u00a0' : '\u202f'))
      .replace(AFTER_QUOTE, '«\u00a0')
    return repair === target
      ? []
      : [{ message: 'A space before a sign, or inside « », may be broken at the end of a line.', repair }]
  },
}
