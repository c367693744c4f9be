import { defineConfig } from 'vitest/config'

// These start process trees, kill them and measure time: one file at a time, when everything else is done.
const heavy = ['tests/faults/**/*.test.ts', 'tests/journeys/**/*.test.ts', '**/*.process.test.ts']

export default defineConfig({
  test: {
    globalSetup: ['packages/testkit/src/database-server.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // A property test that fails prints its seed; a test that fails by chance is a fault, so nothing is tried again.
    retry: 0,
    projects: [
      {
        test: {
          name: 'rooms',
          include: [
            'packages/**/*.test.ts',
            'services/**/*.test.ts',
            'tests/**/*.test.ts',
            'infra/**/*.test.ts',
          ],
          exclude: ['**/node_modules/**', ...heavy],
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'whole',
          include: heavy,
          exclude: ['**/node_modules/**'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
