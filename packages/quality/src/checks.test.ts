import { readdirSync, readFileSync } from 'node:fs'
import { locale } from '@passerelle/domain'
import { describe, expect, test } from 'vitest'
import { CHECKS, check } from './index.ts'

/**
 * The tables in ../fixtures, one a check: rows of
 * { "source", "target", "languages": "fr>en", "expect": ["check:severity", …], "why", "repair"? }. A linguist adds a row; nothing else changes.
 * `expect` lists all findings of the table's own check; a row that expects none says which fault it must not report.
 */
interface Row {
  readonly source: string
  readonly target: string
  readonly languages: string
  readonly expect: readonly string[]
  readonly why: string
  /** The most characters that the target may have. */
  readonly maxLength?: number
  /** The mended target that the findings offer; "none" where they must not offer one. */
  readonly repair?: string
}

const folder = new URL('../fixtures/', import.meta.url)

describe.each(readdirSync(folder).map((file) => file.replace(/\.json$/, '')))('the table %s', (name) => {
  const rows: readonly Row[] = JSON.parse(readFileSync(new URL(`${name}.json`, folder), 'utf8'))

  test('belongs to a check and holds both faults and clean rows', () => {
    expect(CHECKS.map((one) => one.name)).toContain(name)
    expect(rows.some((row) => row.expect.length > 0)).toBe(true)
    expect(rows.some((row) => row.expect.length === 0)).toBe(true)
  })

  test.each(rows)('$languages $why', ({ source, target, languages, expect: expected, repair, maxLength }) => {
    const [from, to] = languages.split('>')
    const findings = check({
      source,
      target,
      sourceLanguage: locale(from ?? ''),
      targetLanguage: locale(to ?? ''),
      ...(maxLength === undefined ? {} : { maxLength }),
    })
    const own = findings.filter((finding) => finding.check === name)
    expect(own.map(({ check: id, severity }) => `${id}:${severity}`)).toEqual(expected)
    if (repair !== undefined)
      expect(own.find((one) => one.repair !== undefined)?.repair ?? 'none').toBe(repair)
  })
})

test('every check has a table, but the glossary, which needs terms', () => {
  const tables = readdirSync(folder).map((file) => file.replace(/\.json$/, ''))
  expect(
    CHECKS.map((one) => one.name)
      .filter((name) => name !== 'check_glossary')
      .sort(),
  ).toEqual(tables.sort())
})
