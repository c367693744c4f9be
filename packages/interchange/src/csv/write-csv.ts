import { safeCell } from './cell.ts'

/** One record of a CSV file (RFC 4180), safe to open in a spreadsheet; it ends its line. */
export const csvRecord = (cells: readonly string[]): string =>
  `${cells.map((cell) => quoted(safeCell(cell))).join(',')}\r\n`

// Any character that some spreadsheet takes for a delimiter asks for quotes, and blanks at the ends, which some drop.
const quoted = (cell: string): string =>
  /[",;\t|\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
