import { createHash } from 'node:crypto'

/**
 * A short print of a target as it was exported (SHA-256, 64 bits of it, in hex): enough to tell on the way back whether
 * the file's target, or ours, has changed since. The text itself need not travel twice.
 */
export const printOf = (target: string): string =>
  createHash('sha256').update(target).digest('hex').slice(0, 16)
