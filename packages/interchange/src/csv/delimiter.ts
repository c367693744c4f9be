/** How much of a file is looked at for its delimiter, in code units. */
export const HEADER_LENGTH = 65_536

const DELIMITERS = [',', ';', '\t', '|'] as const

/** What divides the cells of a file's first line: the one that stands there most often outside of quotes, else the comma. */
export function delimiterOf(head: string): string {
  const [line = ''] = head
    .slice(0, HEADER_LENGTH)
    .replace(/"[^"]*"/g, '')
    .split(/[\r\n]/, 1)
  const counts = DELIMITERS.map((delimiter) => line.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ','
}
