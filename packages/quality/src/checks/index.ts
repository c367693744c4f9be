import type { Check } from '../check.ts'
import { bbcode } from './bbcode.ts'
import { ellipsis, kabyleCharacters, kashida, maxLength, zeroWidthSpace } from './characters.ts'
import { duplicate } from './duplicate.ts'
import { empty } from './empty.ts'
import { endings } from './endings.ts'
import { length } from './length.ts'
import { emails, links } from './links.ts'
import { mdLink, mdReflink, mdSyntax } from './markdown.ts'
import { newlines } from './newlines.ts'
import { numbers } from './numbers.ts'
import { placeholders } from './placeholders.ts'
import { noBreakSpace, punctuationSpacing } from './punctuation-spacing.ts'
import { safeHtml } from './safe-html.ts'
import { same } from './same.ts'
import { doubleSpace, edgeSpaces } from './spaces.ts'
import { terms } from './terms.ts'
import { url } from './url.ts'
import { xmlInvalid } from './xml-invalid.ts'
import { xmlTags } from './xml-tags.ts'

/** Every check. The first one speaks alone: beside an empty target nothing else is worth saying. */
export const CHECKS: readonly [Check, ...Check[]] = [
  empty,
  xmlTags,
  xmlInvalid,
  safeHtml,
  bbcode,
  mdLink,
  mdReflink,
  mdSyntax,
  placeholders,
  url,
  links,
  emails,
  numbers,
  terms,
  same,
  ...endings,
  ...edgeSpaces,
  doubleSpace,
  zeroWidthSpace,
  punctuationSpacing,
  noBreakSpace,
  ...newlines,
  duplicate,
  kashida,
  kabyleCharacters,
  ellipsis,
  maxLength,
  length,
]
