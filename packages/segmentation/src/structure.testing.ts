import { parseInline, plainText, writeInline } from '@passerelle/domain'

/** Another text with the same marks and punctuation: letters become x or X. */
export const rotated = (source: string): string =>
  writeInline(
    parseInline(source).map((part) =>
      part.type === 'text'
        ? { ...part, value: part.value.replace(/[a-z]/g, 'x').replace(/[A-Z]/g, 'X') }
        : part,
    ),
  )

/** HTML with its words taken out, and the values of the attributes that hold words or follow from them. */
export const structureOf = (html: string | object): string =>
  String(html)
    .replace(/(^|>)(?:[^<]+|$)/g, '$1')
    .replace(/(alt|title|aria-label|href|src|id)="[^"]*"/g, '$1')

/** All letters and digits of some segments, one after another, so that it does not matter where sentences are cut. */
export const lettersOf = (sources: readonly string[]): string =>
  sources.map((source) => plainText(source).replace(/[^\p{L}\p{N}]+/gu, '')).join('')
