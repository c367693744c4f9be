/** What a look at one thing found. */
export interface Finding {
  readonly name: string
  /** `warning`: it works, but less than it could, or not for long. */
  readonly state: 'works' | 'warning' | 'missing'
  /** What was found, in a sentence or a few words. */
  readonly found: string
  /** What to do about it. */
  readonly todo?: string
}

export const works = (name: string, found: string): Finding => ({ name, state: 'works', found })
export const warning = (name: string, found: string, todo: string): Finding => ({
  name,
  state: 'warning',
  found,
  todo,
})
export const missing = (name: string, found: string, todo: string): Finding => ({
  name,
  state: 'missing',
  found,
  todo,
})

const MARKS: Record<Finding['state'], string> = { works: 'ok  ', warning: 'warn', missing: 'FAIL' }

/** Findings as lines for a terminal; what to do stands under what was found. */
export const findingLines = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ name, state, found, todo }) => [
      `${MARKS[state]}  ${name}: ${found}`,
      ...(todo === undefined ? [] : [`      ${todo}`]),
    ])
    .join('\n')
