export * from './error.ts'
export * from './migrate.ts'
export * from './options.ts'
export * from './queue.ts'
