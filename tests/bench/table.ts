/** What every table is given. */
export interface BenchRun {
  /** 1, or less for a quick look: how much of the usual work to do. */
  readonly scale: number
  /** Prints a line. */
  readonly say: (line: string) => void
}

/** A thing that is measured, by the name that `npm run bench -- NAME` takes. */
export interface Table {
  readonly caption: string
  /** Does the work and prints what it saw. What is missing on this machine is said in a line, never thrown. */
  readonly measure: (run: BenchRun) => Promise<void>
}

/** A number of things a second: a decimal below a hundred, thousands apart above. */
export function rate(value: number): string {
  return value < 100 ? value.toFixed(1) : Math.round(value).toLocaleString('en')
}

/** Whole megabytes (2²⁰ bytes); null is what the system does not tell. */
export function megabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${Math.round(bytes / 2 ** 20)} MB`
}

/** Rows of cells → lines with their columns aligned: the first to the left, the others to the right. */
export function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths: number[] = []
  for (const row of rows)
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cell.length)
    })
  const pad = (cell: string, column: number): string =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
  return rows.map((row) => row.map(pad).join('  ').trimEnd())
}
