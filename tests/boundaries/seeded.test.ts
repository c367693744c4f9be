import { describe, expect, test } from 'vitest'
import { importsOf } from './imports.ts'
import { violations } from './violations.ts'

const faults = (path: string, ...lines: string[]): string[] => violations([{ path, text: lines.join('\n') }])

describe('a seeded violation is caught', () => {
  test.each([
    ['npm in the words', 'packages/domain/src/x.ts', "import { z } from 'zod'"],
    ['Node in the words', 'packages/domain/src/x.ts', "import { createHash } from 'node:crypto'"],
    ['files in a pure stage', 'packages/quality/src/x.ts', "import { readFileSync } from 'node:fs'"],
    ['the network in a pure stage', 'packages/language/src/x.ts', "import net from 'node:net'"],
    ['files through a dynamic import', 'packages/memory/src/x.ts', "const fs = await import('node:fs')"],
    ['the environment in a pure stage', 'packages/quality/src/x.ts', 'export const x = process.env.X'],
    ['the clock in a use case', 'packages/workflow/src/x.ts', 'export const now = () => new Date()'],
    ['chance in a pure stage', 'packages/segmentation/src/x.ts', 'export const x = Math.random()'],
    [
      'one pure stage in another',
      'packages/quality/src/x.ts',
      "import { detect } from '@passerelle/language'",
    ],
    ['a driver in a use case', 'packages/workflow/src/x.ts', "import pg from 'pg'"],
    ['a driver in the wrong adapter', 'packages/engines/src/x.ts', "import { Queue } from 'bullmq'"],
    ['one adapter in another', 'packages/queue/src/x.ts', "import { openPool } from '@passerelle/store'"],
    [
      'values of the use cases in an adapter',
      'packages/store/src/x.ts',
      "import { submitCase } from '@passerelle/workflow'",
    ],
    ['handlers in a contract', 'packages/jobs/src/x.ts', "import { runJob } from '@passerelle/workflow'"],
    [
      'a domain word in the side room',
      'packages/runtime/src/x.ts',
      "import type { Locale } from '@passerelle/domain'",
    ],
    ['use cases in a page', 'packages/page/src/x.ts', "import type { Views } from '@passerelle/workflow'"],
    ['one service in another', 'services/desk/src/x.ts', "import { readerPlugin } from '@passerelle/reader'"],
    [
      'the test kit in a source',
      'services/desk/src/x.ts',
      "import { throwawayDatabase } from '@passerelle/testkit'",
    ],
    ['vitest in a source', 'packages/quality/src/x.ts', "import { expect } from 'vitest'"],
    [
      'a path into another room',
      'packages/quality/src/x.ts',
      "import { detect } from '../../language/src/index.ts'",
    ],
    ['a test in a source', 'packages/quality/src/x.ts', "import { helper } from './y.test.ts'"],
    ['a helper of tests in a source', 'packages/quality/src/x.ts', "import { helper } from './testing/y.ts'"],
    ['a re-export', 'packages/quality/src/x.ts', "export * from '@passerelle/store'"],
    [
      'an import of several lines',
      'packages/quality/src/x.ts',
      "import {\n  one,\n  two,\n} from '@passerelle/store'",
    ],
    ['an import for its effect', 'packages/quality/src/x.ts', "import '@passerelle/store'"],
    ['a room that is not in the table', 'packages/news/src/x.ts', 'export {}'],
  ])('%s', (_, path, line) => {
    expect(faults(path, line)).toHaveLength(1)
  })

  test('rooms that import one another', () => {
    const sources = [
      { path: 'packages/store/src/a.ts', text: "import type { Job } from '@passerelle/workflow'" },
      { path: 'packages/workflow/src/b.ts', text: "import type { Row } from '@passerelle/store'" },
    ]
    expect(violations(sources)).toContain('The rooms store → workflow → store import one another.')
  })
})

describe('what the table allows passes', () => {
  test.each([
    [
      'types of the ports in an adapter',
      'packages/store/src/x.ts',
      "import type { Store } from '@passerelle/workflow'",
    ],
    ['hashing in a pure stage', 'packages/segmentation/src/x.ts', "import { createHash } from 'node:crypto'"],
    [
      'a service in standalone',
      'services/standalone/src/x.ts',
      "import { startRelay } from '@passerelle/relay'",
    ],
    [
      'a date made from a given one',
      'packages/workflow/src/x.ts',
      'export const copy = (date: Date) => new Date(date)',
    ],
    [
      'a comment that names an import',
      'packages/domain/src/x.ts',
      "// import fs from 'node:fs'\n/* import pg from 'pg' */",
    ],
  ])('%s', (_, path, line) => {
    expect(faults(path, line)).toEqual([])
  })
})

test('imports are told from types and from look-alikes', () => {
  const source =
    "import type { A } from './a.ts'\nimport { type B } from './b.ts'\nexport type { C } from './c.ts'\nconst x = 'from \"./d.ts\"'"
  expect(importsOf(source)).toEqual([
    { from: './a.ts', typeOnly: true },
    { from: './b.ts', typeOnly: false },
    { from: './c.ts', typeOnly: true },
  ])
})
