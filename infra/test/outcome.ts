import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { isThere, PROGRAMS } from '../provision/programs.mjs'

export interface Outcome {
  readonly passed: number
  readonly failed: number
  /** A line for each suite that did not run, with the reason. */
  readonly leftOut: readonly string[]
}

interface TestFile {
  readonly name: string
  readonly status: string
  readonly assertionResults: readonly {
    readonly status: string
    readonly ancestorTitles: readonly string[]
    readonly title: string
  }[]
}

/** Reads vitest's JSON report. A file that could not be loaded, or an error outside of any test, counts as one failure. */
export function readOutcome(file: string, root: string, exitCode: number): Outcome {
  const files = readReport(file)
  const tests = files.flatMap(({ assertionResults }) => assertionResults)
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failedTests = tests.filter(({ status }) => status === 'failed').length
  const brokenFiles = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length
  const failed = failedTests + brokenFiles
  return { passed, failed: failed === 0 && exitCode !== 0 ? 1 : failed, leftOut: leftOut(files, root) }
}

function leftOut(files: readonly TestFile[], root: string): string[] {
  const missing = Object.keys(PROGRAMS).filter((name) => !isThere(name))
  const reason =
    missing.length === 0 ? 'it is skipped in its source' : `missing on this machine: ${missing.join(', ')}`
  const suites = files.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status === 'pending' || status === 'skipped')
      .map(({ ancestorTitles, title }) => `${relative(root, name)} > ${ancestorTitles[0] || title}`),
  )
  return [...new Set(suites)].map((suite) => `${suite} (${reason})`)
}

function readReport(file: string): readonly TestFile[] {
  try {
    const report: { readonly testResults: readonly TestFile[] } = JSON.parse(readFileSync(file, 'utf8'))
    return report.testResults
  } catch {
    // Vitest ended before it could write one; its exit code says the rest.
    return []
  }
}
