import { surplus } from '@passerelle/domain'
import type { Check, Fault } from '../check.ts'

// The address ends before the sentence's own punctuation.
const LINK = /(?:https?:\/\/|www\.)[^\s<>"«»“”]+/giu
const TAIL = new Set(".,;:!?'’)]}*_")
// Starts only where an address can start, so that a long word is read once.
const EMAIL = /(?<![\p{L}\p{N}._%+-])[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu

const linksIn = (text: string): string[] => (text.match(LINK) ?? []).map(withoutTail)

// A loop, for a pattern such as /[.,;]+$/ starts anew at every stop of a long row of them.
function withoutTail(link: string): string {
  let end = link.length
  while (end > 0 && TAIL.has(link.charAt(end - 1))) end -= 1
  return link.slice(0, end)
}

const emailsIn = (text: string): string[] => text.match(EMAIL) ?? []

function faultsOf(kind: string, source: readonly string[], target: readonly string[]): Fault[] {
  return [
    ...surplus(target, source).map(
      (item): Fault => ({ message: `The ${kind} ${item} is not in the source.`, severity: 'error' }),
    ),
    ...surplus(source, target).map(
      (item): Fault => ({
        message: `The ${kind} ${item} of the source is not in the translation.`,
        severity: target.length > 0 ? 'error' : 'warning',
      }),
    ),
  ]
}

/** Links written in the text are those of the source: a new one may lead readers astray. */
export const links: Check = {
  name: 'links',
  severity: 'error',
  faults: ({ words }) => faultsOf('link', linksIn(words.source), linksIn(words.target)),
}

/** E-mail addresses written in the text are those of the source. */
export const emails: Check = {
  name: 'emails',
  severity: 'error',
  faults: ({ words }) => faultsOf('address', emailsIn(words.source), emailsIn(words.target)),
}
