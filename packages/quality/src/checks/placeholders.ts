import { surplus } from '@passerelle/domain'
import type { Check } from '../check.ts'

// {{name}} · ${name} · {name} · {0} · %(name)s · %1$s · %s: what a program puts something in place of.
const PLACEHOLDER =
  /\{\{\s?[\w.-]{1,64}\s?\}\}|\$?\{[\w.-]{0,64}\}|%\([\w.-]{1,64}\)[a-z]|(?<![\p{L}\p{N}%])%(?:\d{1,2}\$)?[sdf@](?![\p{L}\p{N}])/gu

const placeholdersIn = (text: string): string[] => text.match(PLACEHOLDER) ?? []

/** Placeholders are those of the source. */
export const placeholders: Check = {
  name: 'placeholders',
  severity: 'error',
  faults({ words }) {
    const [source, target] = [placeholdersIn(words.source), placeholdersIn(words.target)]
    return [
      ...surplus(source, target).map(
        (item) => `The placeholder ${item} of the source is not in the translation.`,
      ),
      ...surplus(target, source).map((item) => `The placeholder ${item} is not in the source.`),
    ]
  },
}
