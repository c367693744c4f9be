import type { Check } from '../check.ts'
import { bbcode } from './bbcode.ts'
import { brackets } from './brackets.ts'
import { ellipsis, kabyleCharacters, kashida, maxLength, zeroWidthSpace } from './characters.ts'
import { dates } from './dates.ts'
import { duplicate } from './duplicate.ts'
import { empty } from './empty.ts'
import { endings } from './endings.ts'
import { language, untranslated } from './language.ts'
import { length } from './length.ts'
import { emails, links } from './links.ts'
import { mdLink, mdReflink, mdSyntax } from './markdown.ts'
import { invertedMarks, widePunctuation } from './marks-by-language.ts'
import { movedCodes } from './moved-codes.ts'
import { names } from './names.ts'
import { negation } from './negation.ts'
import { newlines } from './newlines.ts'
import { numbers } from './numbers.ts'
import { placeholders } from './placeholders.ts'
import { profanity } from './profanity.ts'
import { noBreakSpace, punctuationSpacing } from './punctuation-spacing.ts'
import { currencies, units } from './quantities.ts'
import { quotes } from './quotes.ts'
import { safeHtml } from './safe-html.ts'
import { same } from './same.ts'
import { bidi, homoglyphs } from './scripts.ts'
import { sentences } from './sentences.ts'
import { doubleSpace, edgeSpaces } from './spaces.ts'
import { terms } from './terms.ts'
import { url } from './url.ts'
import { xmlInvalid } from './xml-invalid.ts'
import { xmlTags } from './xml-tags.ts'

/**
 * Rises whenever a check finds something else than before, so that it shows which targets were checked under another number.
 */
export const CHECKS_VERSION = 1

/** Every check. The first one speaks alone: beside an empty target nothing else is worth saying. */
export const CHECKS: readonly [Check, ...Check[]] = [
  empty,
  // Markup and what programs read
  xmlTags,
  xmlInvalid,
  movedCodes,
  safeHtml,
  bbcode,
  mdLink,
  mdReflink,
  mdSyntax,
  placeholders,
  url,
  links,
  emails,
  // What the text says
  numbers,
  dates,
  currencies,
  units,
  negation,
  names,
  terms,
  same,
  language,
  untranslated,
  sentences,
  length,
  maxLength,
  profanity,
  // How it is written
  ...endings,
  brackets,
  quotes,
  duplicate,
  invertedMarks,
  widePunctuation,
  punctuationSpacing,
  noBreakSpace,
  ...edgeSpaces,
  doubleSpace,
  zeroWidthSpace,
  ...newlines,
  bidi,
  homoglyphs,
  kashida,
  kabyleCharacters,
  ellipsis,
]
