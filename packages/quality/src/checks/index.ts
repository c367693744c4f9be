import type { Check } from '../check.ts'
import { empty } from './empty.ts'
import { endings } from './endings.ts'
import { length } from './length.ts'
import { emails, links } from './links.ts'
import { newlines } from './newlines.ts'
import { numbers } from './numbers.ts'
import { placeholders } from './placeholders.ts'
import { same } from './same.ts'
import { doubleSpace, edgeSpaces } from './spaces.ts'
import { terms } from './terms.ts'
import { unsafeHtml } from './unsafe-html.ts'
import { xmlTags } from './xml-tags.ts'

/** Every check. The first one speaks alone: beside an empty target nothing else is worth saying. */
export const CHECKS: readonly [Check, ...Check[]] = [
  empty,
  xmlTags,
  unsafeHtml,
  placeholders,
  links,
  emails,
  numbers,
  terms,
  same,
  ...endings,
  ...edgeSpaces,
  doubleSpace,
  newlines,
  length,
]
