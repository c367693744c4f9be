// What a spreadsheet may take for a formula: these characters (and their wide forms), also behind blanks and quotes, and a
// cell that begins with a tab or a line break.
const FORMULA = /^[\s'"]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^['" ]*[\t\r\n]/u

/** A cell that a spreadsheet shows instead of running it: with `'` before it where it could be a formula. */
export const safeCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text)

/** The inverse of `safeCell`, also for cells that a spreadsheet or another tool has made safe in the same way. */
export const plainCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell.slice(1)) ? cell.slice(1) : cell
