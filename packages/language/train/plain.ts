const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
}

/** A message without what is no prose: entities, tags, placeholders, marks of access keys and of wikis, addresses. */
export const plain = (text: string): string =>
  BARE_WORD.test(text) ? text.normalize('NFC') : withoutMarks(text)

const BARE_WORD = /^[\p{L}\p{M}'-]*$/u

const withoutMarks = (text: string): string =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code) % 0x110000))
    .replace(/&#x([\da-f]+);/gi, (_, code: string) =>
      String.fromCodePoint(Number.parseInt(code, 16) % 0x110000),
    )
    .replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (_, name: string) => ENTITIES[name] ?? ' ')
    .replace(/\{\{[^{}|]*\|([^{}]*)\}\}/g, (_, forms: string) => forms.replace(/\|/g, ' / '))
    .replace(/\[\[(?:[^[\]|]*\|)?([^[\]]*)\]\]/g, '$1')
    .replace(/\{[^{}]*\}/g, ' ')
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\$\d|\$\w+|%\d*\$?[\w.]*|%\([^)]*\)\w|\bhttps?:\S+|\bwww\.\S+|\S+@\S+|\\[ntr]/g, ' ')
    .replace(/[&_~](?=\p{L})/gu, '')
    .replace(/\s+/g, ' ')
    .normalize('NFC')
    .trim()
